/** Where the questions of a community come from: written in chat, proposed, imported; and where they go. */
@NullMarked
package org.entrain.core.library;

import org.jspecify.annotations.NullMarked;
