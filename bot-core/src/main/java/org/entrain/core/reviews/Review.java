package org.entrain.core.reviews;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody answered a question, in a quiz or in a review.
 *
 * @param version of the question that they answered
 * @param grade how well they remembered
 */
record Review(UUID person, UUID community, UUID question, int version, Grade grade, Instant at) {
    /** Whose memory of what. */
    record Key(UUID person, UUID question) {}

    Key key() {
        return new Key(person, question);
    }
}
