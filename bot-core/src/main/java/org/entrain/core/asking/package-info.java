/** Asking a question in chat: drawn with its natural control, its answer read back, its verdict put into words. */
@NullMarked
package org.entrain.core.asking;

import org.jspecify.annotations.NullMarked;
