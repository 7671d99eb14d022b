package org.entrain.core.quizzes;

import java.util.OptionalDouble;
import org.entrain.core.questions.Response;

/**
 * An answer that stands.
 *
 * @param share of the question's points, from 0 to 1; empty where it is not marked
 */
record Given(Response response, OptionalDouble share) {
    boolean isRight() {
        return share.isPresent() && share.getAsDouble() == 1;
    }
}
