package org.entrain.core.pulse;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A question that a community was asked once.
 *
 * @param question as {@link Question#stored} wrote it
 * @param people how many answered; empty while it is open, and where they were too few to be told of
 */
public record Pulse(
        UUID id,
        UUID organisationId,
        UUID communityId,
        String question,
        Instant openedAt,
        Instant closesAt,
        Optional<Instant> closedAt,
        Optional<Integer> people) {
    /** What it asks. */
    Question asks() {
        return Question.parse(question);
    }

    /** Whether it can be answered at a moment. */
    boolean isOpen(Instant at) {
        return closedAt.isEmpty() && at.isBefore(closesAt);
    }
}
