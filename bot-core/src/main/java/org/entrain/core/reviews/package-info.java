/** Spaced review: what somebody was wrong or unsure about comes back when they are about to forget it. */
@NullMarked
package org.entrain.core.reviews;

import org.jspecify.annotations.NullMarked;
