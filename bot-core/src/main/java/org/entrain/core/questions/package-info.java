/** Questions, what was answered to them, and the mark it earns; pure, without a database. What quizzes, reviews and lessons ask. */
@NullMarked
package org.entrain.core.questions;

import org.jspecify.annotations.NullMarked;
