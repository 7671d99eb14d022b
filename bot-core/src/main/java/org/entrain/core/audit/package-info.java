@NullMarked
package org.entrain.core.audit;

import org.jspecify.annotations.NullMarked;
