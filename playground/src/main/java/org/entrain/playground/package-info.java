@NullMarked
package org.entrain.playground;

import org.jspecify.annotations.NullMarked;
