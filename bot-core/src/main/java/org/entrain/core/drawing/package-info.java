/** What pictures are drawn with, on a machine without a screen and without fonts. */
@NullMarked
package org.entrain.core.drawing;

import org.jspecify.annotations.NullMarked;
