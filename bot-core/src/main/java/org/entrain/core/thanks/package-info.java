/** Who was helped says so: thanks among members, to whom they are due. */
@NullMarked
package org.entrain.core.thanks;

import org.jspecify.annotations.NullMarked;
