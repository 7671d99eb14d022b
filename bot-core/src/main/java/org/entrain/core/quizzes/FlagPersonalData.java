package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/** What somebody found wrong with questions. What became old is not kept: the question has been seen to, or not. */
public final class FlagPersonalData implements PersonalData, Fading {
    @Override
    public List<String> tables() {
        return List.of("question_flags");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("Questions you found something wrong with", PersonalData.rows(tx, person, """
                        SELECT f.question_id::text AS question, f.version, f.reason, f.words, f.flagged_at, f.closed_at
                        FROM question_flags f WHERE f.person_id = :person ORDER BY f.flagged_at
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM question_flags WHERE person_id = :person");
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                DELETE FROM question_flags f USING question_flags other
                WHERE f.person_id IN (:from, :into) AND other.person_id IN (:from, :into)
                  AND f.question_id = other.question_id
                  AND (f.flagged_at, f.person_id) > (other.flagged_at, other.person_id)
                """);
        PersonalData.change(tx, from, into, "UPDATE question_flags SET person_id = :into WHERE person_id = :from");
    }

    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        DELETE FROM question_flags WHERE (question_id, person_id) IN (
                            SELECT f.question_id, f.person_id
                            FROM question_flags f JOIN questions q ON q.id = f.question_id
                            WHERE q.organisation_id = :organisation AND f.flagged_at >= :from AND f.flagged_at < :before
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}
