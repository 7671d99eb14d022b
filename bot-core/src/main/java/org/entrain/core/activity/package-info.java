@NullMarked
package org.entrain.core.activity;

import org.jspecify.annotations.NullMarked;
