@NullMarked
package org.entrain.core.people;

import org.jspecify.annotations.NullMarked;
