package org.entrain.core.insights;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** In which figures somebody was counted, and whether their name may be said where they helped. */
public final class InsightPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("insight_weeks", "insight_figures", "helper_consents");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Figures of groups in which you were counted", PersonalData.rows(tx, person, """
                        SELECT week::text, subject, cardinality(people) AS of_how_many
                        FROM insight_figures WHERE people @> ARRAY[:person]::uuid[] ORDER BY week, subject
                        """),
                "Your name may be said where you helped", PersonalData.rows(tx, person, """
                        SELECT since FROM helper_consents WHERE person_id = :person
                        """));
    }

    /** A random id takes their place: as long as a figure is remembered, nobody can be told by having gone from it. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE insight_figures SET people = array_replace(people, :person, :nobody)
                        WHERE people @> ARRAY[:person]::uuid[]
                        """)
                .bind("person", person)
                .bind("nobody", UUID.randomUUID())
                .execute();
        PersonalData.change(tx, person, "DELETE FROM insight_weeks WHERE circle_id = :person");
        PersonalData.change(tx, person, "DELETE FROM helper_consents WHERE person_id = :person");
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                UPDATE insight_figures SET people = CASE WHEN people @> ARRAY[:into]::uuid[]
                    THEN array_remove(people, :from) ELSE array_replace(people, :from, :into) END
                WHERE people @> ARRAY[:from]::uuid[]
                """);
        PersonalData.change(tx, from, "DELETE FROM insight_weeks WHERE circle_id = :person");
        PersonalData.change(tx, from, into, """
                INSERT INTO helper_consents (person_id, since)
                SELECT :into, since FROM helper_consents WHERE person_id = :from ON CONFLICT DO NOTHING
                """);
        PersonalData.change(tx, from, "DELETE FROM helper_consents WHERE person_id = :person");
    }
}
