package org.entrain.core.reviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What comes of a review.
 *
 * @param elapsed days since the one before; 0 for the first
 * @param before empty for the first
 * @param day the person's own, of the review
 * @param dueOn when it comes back
 * @param turn the moment of that day at which the person is asked
 */
record Graded(
        Review review,
        int elapsed,
        Optional<Memory> before,
        Memory after,
        LocalDate day,
        LocalDate dueOn,
        Instant turn) {}
