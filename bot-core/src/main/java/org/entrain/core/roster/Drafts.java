package org.entrain.core.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Lists that were brought and wait for a yes: one a person, the last. */
final class Drafts {
    /** Names and addresses of others do not lie about for longer than anybody thinks about a list. */
    private static final Duration KEPT = Duration.ofDays(7);

    UUID keep(Transaction tx, UUID person, String source, Instant at) {
        tx.handle()
                .createUpdate("DELETE FROM member_imports WHERE created_at < :before AND person_id <> :person")
                .bind("before", at.minus(KEPT))
                .bind("person", person)
                .execute();
        return tx.handle()
                .createQuery("""
                        INSERT INTO member_imports (person_id, id, source, created_at)
                        VALUES (:person, :id, :source, :at)
                        ON CONFLICT (person_id) DO UPDATE
                        SET id = excluded.id, source = excluded.source, created_at = excluded.created_at
                        RETURNING id
                        """)
                .bind("person", person)
                .bind("id", UUID.randomUUID())
                .bind("source", source)
                .bind("at", at)
                .mapTo(UUID.class)
                .one();
    }

    /** A person's own list, which stays. */
    Optional<String> look(Transaction tx, UUID id, UUID person) {
        return tx.handle()
                .createQuery("SELECT source FROM member_imports WHERE id = :id AND person_id = :person")
                .bind("id", id)
                .bind("person", person)
                .mapTo(String.class)
                .findOne();
    }

    /** Takes a person's own list out; of two who take it at once, one gets it. */
    Optional<String> take(Transaction tx, UUID id, UUID person) {
        return tx.handle()
                .createQuery("DELETE FROM member_imports WHERE id = :id AND person_id = :person RETURNING source")
                .bind("id", id)
                .bind("person", person)
                .mapTo(String.class)
                .findOne();
    }
}
