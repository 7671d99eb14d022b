package org.entrain.core.attention;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Whom something is said to, however many they are: who they are the database knows.
 *
 * @param sql selects the ids of persons, once each; its one column is called {@code person_id}
 * @param bound what its parameters stand for, by their names
 */
public record Crowd(String sql, Map<String, Object> bound) {
    public Crowd {
        bound = Map.copyOf(bound);
    }

    /** Some of them; all, where there are no more. */
    List<UUID> first(Transaction tx, int most) {
        return bind(tx.handle().createQuery("SELECT person_id FROM (%s) crowd LIMIT %d".formatted(sql, most)))
                .mapTo(UUID.class)
                .list();
    }

    /** A statement about them, with what their parameters stand for. */
    <S extends SqlStatement<S>> S bind(S statement) {
        bound.forEach(statement::bind);
        return statement;
    }

    /** All members of a community. */
    public static Crowd members(UUID community) {
        return new Crowd(
                "SELECT person_id FROM memberships WHERE community_id = :community AND gone_at IS NULL",
                Map.of("community", community));
    }
}
