/** What a community can be asked: its questions in all their versions, and the quizzes that are made of them. */
@NullMarked
package org.entrain.core.bank;

import org.jspecify.annotations.NullMarked;
