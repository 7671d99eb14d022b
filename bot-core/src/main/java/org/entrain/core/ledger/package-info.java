/** What became of the letters to a community: what was sent and when, what was refused, and what to do about it. */
@NullMarked
package org.entrain.core.ledger;

import org.jspecify.annotations.NullMarked;
