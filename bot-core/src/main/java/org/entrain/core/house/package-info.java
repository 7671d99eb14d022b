@NullMarked
package org.entrain.core.house;

import org.jspecify.annotations.NullMarked;
