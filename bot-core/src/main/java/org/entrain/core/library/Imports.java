package org.entrain.core.library;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Texts with mistakes in them, kept until the person who brought them says what to do. */
final class Imports {
    /** A text that was brought in. */
    record Draft(UUID id, UUID communityId, String name, String source) {}

    UUID keep(Transaction tx, UUID community, UUID person, String name, String source, Instant at) {
        UUID id = UUID.randomUUID();
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_imports (id, community_id, person_id, name, source, created_at)
                        VALUES (:id, :community, :person, :name, :source, :at)
                        """)
                .bind("id", id)
                .bind("community", community)
                .bind("person", person)
                .bind("name", name)
                .bind("source", source)
                .bind("at", at)
                .execute();
        return id;
    }

    /** Takes a person's own draft out; of two who take it at once, one gets it. */
    Optional<Draft> take(Transaction tx, UUID id, UUID person) {
        return tx.handle()
                .createQuery("""
                        DELETE FROM quiz_imports WHERE id = :id AND person_id = :person
                        RETURNING id, community_id, name, source
                        """)
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> new Draft(
                        row.getObject("id", UUID.class),
                        row.getObject("community_id", UUID.class),
                        row.getString("name"),
                        row.getString("source")))
                .findOne();
    }
}
