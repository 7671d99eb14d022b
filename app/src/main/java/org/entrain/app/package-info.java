/** The program: settings, server, and the list of all that Entrain is. */
@NullMarked
package org.entrain.app;

import org.jspecify.annotations.NullMarked;
