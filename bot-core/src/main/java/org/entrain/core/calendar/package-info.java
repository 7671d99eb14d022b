@NullMarked
package org.entrain.core.calendar;

import org.jspecify.annotations.NullMarked;
