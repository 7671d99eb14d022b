package org.entrain.core.library;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** The files that somebody has not finished bringing. */
public final class LibraryPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("quiz_imports");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("Quizzes you have not finished bringing", PersonalData.rows(tx, person, """
                        SELECT name, source, created_at FROM quiz_imports WHERE person_id = :person ORDER BY created_at
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM quiz_imports WHERE person_id = :person");
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, "UPDATE quiz_imports SET person_id = :into WHERE person_id = :from");
    }
}
