@NullMarked
package org.entrain.benchmarks;

import org.jspecify.annotations.NullMarked;
