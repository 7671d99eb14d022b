/** How communities do, and what brings one back to life: its figures, its silence, its lead. */
@NullMarked
package org.entrain.core.health;

import org.jspecify.annotations.NullMarked;
