/** What managers and crews read about their groups on a Monday: what changed, what is shaky, what to do. */
@NullMarked
package org.entrain.core.digest;

import org.jspecify.annotations.NullMarked;
