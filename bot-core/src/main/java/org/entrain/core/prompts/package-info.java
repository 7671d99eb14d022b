@NullMarked
package org.entrain.core.prompts;

import org.jspecify.annotations.NullMarked;
