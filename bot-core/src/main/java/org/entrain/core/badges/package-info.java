/** Badges: what shows that somebody learnt or helped, who earned it, and what is said of it. */
@NullMarked
package org.entrain.core.badges;

import org.jspecify.annotations.NullMarked;
