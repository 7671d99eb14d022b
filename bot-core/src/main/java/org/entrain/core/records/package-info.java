@NullMarked
package org.entrain.core.records;

import org.jspecify.annotations.NullMarked;
