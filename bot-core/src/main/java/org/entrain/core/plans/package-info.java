@NullMarked
package org.entrain.core.plans;

import org.jspecify.annotations.NullMarked;
