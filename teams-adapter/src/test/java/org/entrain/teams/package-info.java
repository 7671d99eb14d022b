@NullMarked
package org.entrain.teams;

import org.jspecify.annotations.NullMarked;
