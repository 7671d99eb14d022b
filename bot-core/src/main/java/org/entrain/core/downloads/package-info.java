/** Files that are made for one person and wait for them behind a link. */
@NullMarked
package org.entrain.core.downloads;

import org.jspecify.annotations.NullMarked;
