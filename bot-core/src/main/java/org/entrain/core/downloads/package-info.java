/** Files that wait: those made for one person, behind a link, and those that somebody brought, for a word of theirs. */
@NullMarked
package org.entrain.core.downloads;

import org.jspecify.annotations.NullMarked;
