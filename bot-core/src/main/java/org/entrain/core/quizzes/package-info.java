@NullMarked
package org.entrain.core.quizzes;

import org.jspecify.annotations.NullMarked;
