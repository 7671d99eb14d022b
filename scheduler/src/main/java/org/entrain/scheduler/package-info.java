@NullMarked
package org.entrain.scheduler;

import org.jspecify.annotations.NullMarked;
