@NullMarked
package org.entrain.app;

import org.jspecify.annotations.NullMarked;
