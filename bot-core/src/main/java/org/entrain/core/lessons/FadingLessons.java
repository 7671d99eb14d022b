package org.entrain.core.lessons;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;

/** Walks that ended long ago: they go on telling how many came how far, and not who. Old answers tell nothing any more. */
public final class FadingLessons implements Fading {
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return walks(tx, organisation, before, limit) + answers(tx, organisation, from, before, limit);
    }

    private static int walks(Transaction tx, UUID organisation, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        WITH old AS (
                            SELECT w.id FROM path_walks w JOIN paths p ON p.id = w.path_id
                            WHERE p.organisation_id = :organisation AND w.ended_at < :before AND w.person_id IS NOT NULL
                            LIMIT :limit
                        ), words AS (
                            DELETE FROM path_words WHERE walk_id IN (SELECT id FROM old))
                        UPDATE path_walks SET person_id = NULL WHERE id IN (SELECT id FROM old)
                        """)
                .bind("organisation", organisation)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }

    private static int answers(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        DELETE FROM lesson_answers WHERE (person_id, question_id) IN (
                            SELECT a.person_id, a.question_id FROM communities c
                            JOIN lesson_answers a ON a.community_id = c.id
                            WHERE c.organisation_id = :organisation AND a.answered_at >= :from AND a.answered_at < :before
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}
