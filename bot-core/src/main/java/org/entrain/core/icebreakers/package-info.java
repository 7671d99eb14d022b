@NullMarked
package org.entrain.core.icebreakers;

import org.jspecify.annotations.NullMarked;
