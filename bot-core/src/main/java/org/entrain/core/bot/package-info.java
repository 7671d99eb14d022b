/** The front door: what comes in is met, deduplicated, handed to the feature that owns it, and answered. */
@NullMarked
package org.entrain.core.bot;

import org.jspecify.annotations.NullMarked;
