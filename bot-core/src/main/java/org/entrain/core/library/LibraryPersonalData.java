package org.entrain.core.library;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody has not finished bringing or writing, and what they decided of what others proposed. */
public final class LibraryPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("quiz_imports", "question_drafts", "question_proposals");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Quizzes you have not finished bringing", PersonalData.rows(tx, person, """
                        SELECT name, file_name, encode(content, 'base64') AS content_in_base64, created_at
                        FROM quiz_imports WHERE person_id = :person ORDER BY created_at
                        """),
                "Questions you have not finished writing", PersonalData.rows(tx, person, """
                        SELECT quiz, item::text AS question, created_at FROM question_drafts
                        WHERE person_id = :person ORDER BY created_at
                        """),
                "Proposals you decided", PersonalData.rows(tx, person, """
                        SELECT q.name AS quiz, o.decided_at FROM question_proposals o JOIN quizzes q ON q.id = o.quiz_id
                        WHERE o.decided_by = :person ORDER BY o.decided_at
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM quiz_imports WHERE person_id = :person");
        PersonalData.change(tx, person, "DELETE FROM question_drafts WHERE person_id = :person");
        PersonalData.change(tx, person, "UPDATE question_proposals SET decided_by = NULL WHERE decided_by = :person");
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE quiz_imports SET person_id = :into WHERE person_id = :from");
        PersonalData.change(tx, from, into, "UPDATE question_drafts SET person_id = :into WHERE person_id = :from");
        PersonalData.change(
                tx, from, into, "UPDATE question_proposals SET decided_by = :into WHERE decided_by = :from");
    }
}
