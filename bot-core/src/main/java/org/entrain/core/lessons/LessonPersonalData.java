package org.entrain.core.lessons;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody wrote, learnt and is underway with. Lessons and paths are the community's: they stay. */
public final class LessonPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("lessons", "lessons_done", "lesson_answers", "paths", "path_walks", "path_imports");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Lessons and paths you wrote", PersonalData.rows(tx, person, """
                        SELECT 'lesson' AS what, title AS name, changed_at FROM lessons WHERE author_id = :person
                        UNION ALL SELECT 'path', name, changed_at FROM paths WHERE author_id = :person
                        UNION ALL SELECT 'file that waits', file_name, created_at FROM path_imports
                        WHERE person_id = :person
                        ORDER BY 3
                        """),
                "Lessons you did", PersonalData.rows(tx, person, """
                        SELECT l.title AS lesson, d.done_at FROM lessons_done d JOIN lessons l ON l.id = d.lesson_id
                        WHERE d.person_id = :person ORDER BY d.done_at
                        """),
                "What you answered in lessons and on paths", PersonalData.rows(tx, person, """
                        SELECT coalesce(v.variants #>> '{0,item,question,text}', '') AS question, a.outcome, a.answered_at
                        FROM lesson_answers a
                        LEFT JOIN question_versions v ON v.question_id = a.question_id AND v.number = a.version
                        WHERE a.person_id = :person ORDER BY a.answered_at
                        """),
                "Your paths", PersonalData.rows(tx, person, """
                        SELECT p.name AS path, w.state, w.step AS steps_done, w.started_at, w.ended_at
                        FROM path_walks w JOIN paths p ON p.id = w.path_id
                        WHERE w.person_id = :person ORDER BY w.started_at
                        """),
                "What you wrote for yourself on paths", PersonalData.rows(tx, person, """
                        SELECT p.name AS path, x.words, x.written_at
                        FROM path_words x JOIN path_walks w ON w.id = x.walk_id JOIN paths p ON p.id = w.path_id
                        WHERE w.person_id = :person ORDER BY x.written_at
                        """));
    }

    /** How far how many came stays a figure of the path, of nobody in particular. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        for (String sql : List.of(
                "DELETE FROM lessons_done WHERE person_id = :person",
                "DELETE FROM lesson_answers WHERE person_id = :person",
                "DELETE FROM path_imports WHERE person_id = :person",
                """
                DELETE FROM path_words x USING path_walks w WHERE w.id = x.walk_id AND w.person_id = :person
                """,
                """
                UPDATE path_walks
                SET person_id = NULL, due_at = NULL, state = CASE state WHEN 'FINISHED' THEN 'FINISHED' ELSE 'LEFT' END
                WHERE person_id = :person
                """)) {
            PersonalData.change(tx, person, sql);
        }
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of(
                "UPDATE lessons SET author_id = :into WHERE author_id = :from",
                "UPDATE paths SET author_id = :into WHERE author_id = :from",
                "UPDATE path_imports SET person_id = :into WHERE person_id = :from",
                """
                INSERT INTO lessons_done (lesson_id, person_id, done_at)
                SELECT lesson_id, :into, done_at FROM lessons_done WHERE person_id = :from ON CONFLICT DO NOTHING
                """,
                "DELETE FROM lessons_done WHERE person_id = :from",
                """
                INSERT INTO lesson_answers (person_id, question_id, community_id, version, outcome, answered_at)
                SELECT :into, question_id, community_id, version, outcome, answered_at FROM lesson_answers
                WHERE person_id = :from ON CONFLICT DO NOTHING
                """,
                "DELETE FROM lesson_answers WHERE person_id = :from",
                """
                UPDATE path_walks w SET person_id = :into WHERE person_id = :from AND NOT EXISTS (
                    SELECT FROM path_walks o WHERE o.path_id = w.path_id AND o.person_id = :into)
                """,
                """
                DELETE FROM path_words x USING path_walks w WHERE w.id = x.walk_id AND w.person_id = :from
                """,
                "DELETE FROM path_walks WHERE person_id = :from")) {
            PersonalData.change(tx, from, into, sql);
        }
    }
}
