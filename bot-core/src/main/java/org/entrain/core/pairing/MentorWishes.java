package org.entrain.core.pairing;

import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Whom people would like to have as a mentor, or to mentor. */
final class MentorWishes {
    /** The most that somebody names. */
    static final int MOST = 3;

    List<UUID> of(Transaction tx, Programme programme, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT other_id FROM mentor_wishes
                        WHERE programme_id = :programme AND person_id = :person ORDER BY number
                        """)
                .bind("programme", programme.id())
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
    }

    /** All of a programme: who asked for whom. */
    List<Affinity.Between> all(Transaction tx, Programme programme) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id AS one, other_id AS other FROM mentor_wishes WHERE programme_id = :programme
                        """)
                .bind("programme", programme.id())
                .map((row, context) -> Affinity.Between.read(row))
                .list();
    }

    /** Makes these somebody's, and no others. */
    void keep(Transaction tx, Programme programme, UUID person, List<UUID> others) {
        tx.handle()
                .createUpdate("DELETE FROM mentor_wishes WHERE programme_id = :programme AND person_id = :person")
                .bind("programme", programme.id())
                .bind("person", person)
                .execute();
        tx.handle()
                .createUpdate("""
                        INSERT INTO mentor_wishes (programme_id, person_id, number, other_id)
                        SELECT :programme, :person, o.number, o.other
                        FROM unnest(:others) WITH ORDINALITY AS o (other, number)
                        """)
                .bind("programme", programme.id())
                .bind("person", person)
                .bindArray("others", UUID.class, others.toArray())
                .execute();
    }
}
