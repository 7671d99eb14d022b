package org.entrain.core.activity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * A feature that can say more of what happened in it than its facts do. The app has the list of them; who tells others
 * what happened asks all, and names none.
 */
@FunctionalInterface
public interface Details {
    /** What it knows of these, by their ids; without those of other features, and of what is gone. */
    Map<UUID, Detail> of(Transaction tx, List<Happening> happenings);

    /**
     * Something that happened, as its fact said.
     *
     * @param id of the question that is asked here, nothing else
     * @param kind the fact's simple name
     * @param question where one was answered
     */
    record Happening(UUID id, String kind, UUID person, UUID subject, Optional<UUID> question, Instant at) {}
}
