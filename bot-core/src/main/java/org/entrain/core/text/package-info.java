/** The words that people read, in every language that Entrain speaks. */
@NullMarked
package org.entrain.core.text;

import org.jspecify.annotations.NullMarked;
