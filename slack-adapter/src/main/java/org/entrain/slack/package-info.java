@NullMarked
package org.entrain.slack;

import org.jspecify.annotations.NullMarked;
