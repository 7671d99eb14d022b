@NullMarked
package org.entrain.core.database;

import org.jspecify.annotations.NullMarked;
