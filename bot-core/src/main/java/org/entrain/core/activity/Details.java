package org.entrain.core.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.jdbi.v3.core.mapper.RowMapper;

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

    /**
     * Reads details with one statement.
     *
     * @param sql joins what is known with {@code unnest(:ids, :subjects)} and says the id of each in its column {@code id}
     */
    static Map<UUID, Detail> read(Transaction tx, List<Happening> happenings, String sql, RowMapper<Detail> detail) {
        var details = new HashMap<UUID, Detail>();
        tx.handle()
                .createQuery(sql)
                .bindArray(
                        "ids",
                        UUID.class,
                        happenings.stream().map(Happening::id).toArray())
                .bindArray(
                        "subjects",
                        UUID.class,
                        happenings.stream().map(Happening::subject).toArray())
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), detail.map(row, context)))
                .forEach(entry -> details.put(entry.getKey(), entry.getValue()));
        return details;
    }
}
