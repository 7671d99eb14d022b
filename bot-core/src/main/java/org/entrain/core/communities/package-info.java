@NullMarked
package org.entrain.core.communities;

import org.jspecify.annotations.NullMarked;
