package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;

/**
 * Answers to quizzes that were closed long ago: they still count as the answers of one person, whom nobody can name any
 * more, and what was written out is gone.
 */
public final class FadingAnswers implements Fading {
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        WITH old AS MATERIALIZED (
                            SELECT a.run_id, a.person_id, gen_random_uuid() AS nobody
                            FROM quiz_runs r JOIN quiz_answers a ON a.run_id = r.id
                            WHERE r.organisation_id = :organisation AND r.closed_at >= :from AND r.closed_at < :before
                              AND EXISTS (SELECT FROM persons p WHERE p.id = a.person_id)
                            GROUP BY a.run_id, a.person_id LIMIT :limit
                        ), drawn AS (
                            DELETE FROM quiz_draws d USING old
                            WHERE d.run_id = old.run_id AND d.person_id = old.person_id
                        ), shared AS (
                            DELETE FROM quiz_shared s USING old
                            WHERE s.run_id = old.run_id AND s.person_id = old.person_id)
                        UPDATE quiz_answers a
                        SET person_id = old.nobody,
                            response = CASE WHEN left(a.response, 1) IN ('w', 'g') THEN left(a.response, 1)
                                            ELSE a.response END
                        FROM old WHERE a.run_id = old.run_id AND a.person_id = old.person_id
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}
