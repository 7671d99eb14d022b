/** Letters: written in the transaction of the fact that caused them, sent after it, once. */
@NullMarked
package org.entrain.core.outbox;

import org.jspecify.annotations.NullMarked;
