package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** What people thought about a question without right or wrong, and let the community read. */
final class Thoughts {
    /**
     * A thought.
     *
     * @param number of the question, from 0
     * @param author empty where they did not want to be named
     */
    record Thought(int number, String text, Optional<String> author) {}

    /** Lets the community read an answer that stands. */
    void share(Transaction tx, UUID run, UUID person, int attempt, int number, boolean named, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_shared (run_id, person_id, attempt, number, named, shared_at)
                        VALUES (:run, :person, :attempt, :number, :named, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("run", run)
                .bind("person", person)
                .bind("attempt", attempt)
                .bind("number", number)
                .bind("named", named)
                .bind("at", at)
                .execute();
    }

    /**
     * Takes back all that somebody let others read of a run.
     *
     * @return whether there was anything
     */
    boolean takeBack(Transaction tx, UUID run, UUID person) {
        return tx.handle()
                        .createUpdate("DELETE FROM quiz_shared WHERE run_id = :run AND person_id = :person")
                        .bind("run", run)
                        .bind("person", person)
                        .execute()
                > 0;
    }

    /** What is shared of a run: by question, and in an order that tells nothing of who was first. */
    List<Thought> of(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("""
                        SELECT s.number, substr(a.response, 2) AS text, CASE WHEN s.named THEN p.name END AS author
                        FROM quiz_shared s
                        JOIN quiz_answers a USING (run_id, person_id, attempt, number)
                        JOIN persons p ON p.id = s.person_id
                        WHERE s.run_id = :run AND length(a.response) > 1
                        ORDER BY s.number, md5(s.run_id::text || s.person_id || s.attempt)
                        """)
                .bind("run", run)
                .map((row, context) -> new Thought(
                        row.getInt("number"), row.getString("text"), Optional.ofNullable(row.getString("author"))))
                .list();
    }
}
