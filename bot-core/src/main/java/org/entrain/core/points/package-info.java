/** What taking part is worth, the seasons in which communities play, and the boards of those who want to be on them. */
@NullMarked
package org.entrain.core.points;

import org.jspecify.annotations.NullMarked;
