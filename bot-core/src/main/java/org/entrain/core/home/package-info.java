/** What somebody finds about themselves: their page and their settings. */
@NullMarked
package org.entrain.core.home;

import org.jspecify.annotations.NullMarked;
