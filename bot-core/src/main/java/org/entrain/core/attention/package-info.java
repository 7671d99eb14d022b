@NullMarked
package org.entrain.core.attention;

import org.jspecify.annotations.NullMarked;
