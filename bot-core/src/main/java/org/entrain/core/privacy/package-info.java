/** What is held about people: handed to them, erased at their wish, aged, and who changed what. */
@NullMarked
package org.entrain.core.privacy;

import org.jspecify.annotations.NullMarked;
