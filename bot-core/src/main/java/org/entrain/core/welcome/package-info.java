/** Newcomers are welcomed, introduce themselves, and are greeted. */
@NullMarked
package org.entrain.core.welcome;

import org.jspecify.annotations.NullMarked;
