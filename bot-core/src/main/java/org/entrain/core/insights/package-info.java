/** What features know of a group of people, and how it is told so that it is told of nobody in particular. */
@NullMarked
package org.entrain.core.insights;

import org.jspecify.annotations.NullMarked;
