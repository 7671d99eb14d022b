package org.entrain.core.reviews;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody is asked again, and how well they remembered it. */
public final class ReviewPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("review_cards", "review_log", "review_turns", "review_silences");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Questions that come back to you", PersonalData.rows(tx, person, """
                        SELECT coalesce(v.variants #>> '{0,item,question,text}', '') AS question, k.name AS community,
                               c.learnt_on::text AS answered_last, c.due_on::text AS comes_back,
                               round(c.stability::numeric, 1)::text AS days_until_one_in_ten_forgets,
                               round(c.difficulty::numeric, 1)::text AS difficulty_from_1_to_10,
                               c.reviews AS times_answered, c.forgotten AS times_forgotten
                        FROM review_cards c
                        JOIN questions q ON q.id = c.question_id JOIN communities k ON k.id = q.community_id
                        LEFT JOIN question_versions v ON v.question_id = c.question_id AND v.number = c.version
                        WHERE c.person_id = :person ORDER BY c.due_on, c.question_id
                        """),
                "Your reviews", PersonalData.rows(tx, person, """
                        SELECT coalesce(v.variants #>> '{0,item,question,text}', '') AS question, l.at,
                               (ARRAY['forgotten', 'hard', 'remembered', 'easy'])[l.grade] AS result,
                               l.elapsed AS days_since_the_one_before
                        FROM review_log l
                        LEFT JOIN question_versions v ON v.question_id = l.question_id AND v.number = l.version
                        WHERE l.person_id = :person ORDER BY l.id
                        """),
                "Reminders of reviews", PersonalData.rows(tx, person, """
                        SELECT at, 'the next look at what is due' AS what FROM review_turns WHERE person_id = :person
                        UNION ALL
                        SELECT since, 'no reminders since' FROM review_silences WHERE person_id = :person
                        """));
    }

    /** No figure of a group stands on it. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        for (String table : tables()) {
            PersonalData.change(tx, person, "DELETE FROM " + table + " WHERE person_id = :person");
        }
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of(
                """
                UPDATE review_cards c SET person_id = :into WHERE person_id = :from AND NOT EXISTS (
                    SELECT FROM review_cards o WHERE o.person_id = :into AND o.question_id = c.question_id)
                """,
                "DELETE FROM review_cards WHERE person_id = :from",
                "UPDATE review_log SET person_id = :into WHERE person_id = :from",
                """
                INSERT INTO review_turns AS t (person_id, at, day)
                SELECT :into, at, day FROM review_turns WHERE person_id = :from
                ON CONFLICT (person_id) DO UPDATE SET at = least(t.at, excluded.at), day = least(t.day, excluded.day)
                """,
                "DELETE FROM review_turns WHERE person_id = :from",
                """
                INSERT INTO review_silences (person_id, since)
                SELECT :into, since FROM review_silences WHERE person_id = :from ON CONFLICT DO NOTHING
                """,
                "DELETE FROM review_silences WHERE person_id = :from",
                """
                DELETE FROM review_turns t USING review_silences s
                WHERE t.person_id = :into AND s.person_id = t.person_id
                """)) {
            PersonalData.change(tx, from, into, sql);
        }
    }
}
