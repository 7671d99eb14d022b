/** Files of questions, read and written in the formats that others use; pure, without a database. */
@NullMarked
package org.entrain.core.formats;

import org.jspecify.annotations.NullMarked;
