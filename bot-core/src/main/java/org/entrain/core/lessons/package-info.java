/** Lessons of a few minutes, and paths that lead people through them at their own pace. */
@NullMarked
package org.entrain.core.lessons;

import org.jspecify.annotations.NullMarked;
