package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that a community plays a quiz.
 *
 * @param openedBy the name of who opened it
 * @param closedAt empty while it is open
 */
public record Run(UUID id, Quiz quiz, UUID organisationId, String openedBy, Optional<Instant> closedAt) {
    /** Whether answers are still taken. */
    public boolean isOpen() {
        return closedAt.isEmpty();
    }
}
