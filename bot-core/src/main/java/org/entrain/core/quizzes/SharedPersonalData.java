package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody let their community read. Asked before {@link QuizPersonalData}, which keeps the answers themselves. */
public final class SharedPersonalData implements PersonalData {
    private final Runs runs;
    private final QuizPosts posts;

    /** Of these runs, as these posts show it. */
    public SharedPersonalData(Runs runs, QuizPosts posts) {
        this.runs = runs;
        this.posts = posts;
    }

    @Override
    public List<String> tables() {
        return List.of("quiz_shared");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of("What you let others read", PersonalData.rows(tx, person, """
                        SELECT q.name AS quiz, s.number + 1 AS question, s.named AS with_your_name, s.shared_at::text
                        FROM quiz_shared s JOIN quiz_runs r ON r.id = s.run_id JOIN quizzes q ON q.id = r.quiz_id
                        WHERE s.person_id = :person ORDER BY s.shared_at
                        """));
    }

    /** It goes from the channels too. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        List<UUID> shown = tx.handle()
                .createQuery("DELETE FROM quiz_shared WHERE person_id = :person RETURNING run_id")
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
        runs.runs(tx, shown.stream().distinct().toList()).values().forEach(run -> posts.shared(tx, run, at));
    }

    /** Where both answered, one answer goes, and with it whatever was allowed of either. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        PersonalData.change(tx, from, into, """
                DELETE FROM quiz_shared s
                WHERE s.person_id IN (:from, :into) AND 2 = (
                    SELECT count(*) FROM quiz_answers a
                    WHERE a.run_id = s.run_id AND a.person_id IN (:from, :into)
                      AND a.attempt = s.attempt AND a.number = s.number)
                """);
        PersonalData.change(tx, from, into, "UPDATE quiz_shared SET person_id = :into WHERE person_id = :from");
    }
}
