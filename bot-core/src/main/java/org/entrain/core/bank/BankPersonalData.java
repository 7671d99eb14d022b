package org.entrain.core.bank;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** The questions somebody wrote, and the quizzes they made. */
public final class BankPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("questions", "question_versions", "quizzes");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Questions you wrote", PersonalData.rows(tx, person, """
                        SELECT v.variants::text AS question, v.number AS version, q.standing, v.created_at
                        FROM question_versions v JOIN questions q ON q.id = v.question_id
                        WHERE v.author_id = :person ORDER BY v.created_at
                        """),
                "Quizzes you brought", PersonalData.rows(tx, person, """
                        SELECT name, created_at FROM quizzes WHERE created_by = :person ORDER BY created_at
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        // What was written for a community stays its own; the name of who wrote it goes with the person.
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE questions SET author_id = :into WHERE author_id = :from");
        PersonalData.change(tx, from, into, "UPDATE question_versions SET author_id = :into WHERE author_id = :from");
        PersonalData.change(tx, from, into, "UPDATE quizzes SET created_by = :into WHERE created_by = :from");
    }
}
