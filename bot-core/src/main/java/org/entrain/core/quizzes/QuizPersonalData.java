package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** What somebody answered, and the quizzes they opened. */
public final class QuizPersonalData implements PersonalData {
    /** Answers are found by their run: an index of its own would cost every answer that is written. */
    private static final String OF_THEIR_RUNS = """
            run_id IN (SELECT id FROM quiz_runs
                       WHERE organisation_id = (SELECT organisation_id FROM persons WHERE id = %s))""";

    @Override
    public List<String> tables() {
        return List.of("quiz_answers", "quiz_runs", "quiz_draws");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Your answers", PersonalData.rows(tx, person, """
                        SELECT q.name AS quiz, a.attempt, a.number + 1 AS question, a.response, a.share, a.helped AS with_a_hint, a.answered_at
                        FROM quiz_answers a
                        JOIN quiz_runs r ON r.id = a.run_id
                        JOIN quizzes q ON q.id = r.quiz_id
                        WHERE a.person_id = :person AND a.""" + OF_THEIR_RUNS.formatted(":person") + """
                         ORDER BY a.answered_at
                        """),
                "Quizzes you opened", PersonalData.rows(tx, person, """
                        SELECT q.name AS quiz, r.opened_at FROM quiz_runs r JOIN quizzes q ON q.id = r.quiz_id
                        WHERE r.opened_by = :person ORDER BY r.opened_at
                        """));
    }

    /** How the group did stays; the words somebody wrote do not. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        PersonalData.change(tx, person, "DELETE FROM quiz_draws WHERE person_id = :person");
        PersonalData.change(tx, person, """
                UPDATE quiz_answers SET response = left(response, 1)
                WHERE person_id = :person AND left(response, 1) IN ('w', 'g') AND\s""" + OF_THEIR_RUNS.formatted(":person"));
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        awaitAnswers(tx, from);
        String runs = OF_THEIR_RUNS.formatted(":into");
        // Of two answers to one question the older stands; the other goes, whosever it is.
        PersonalData.change(tx, from, into, """
                DELETE FROM quiz_answers a USING quiz_answers other
                WHERE a.person_id IN (:from, :into) AND other.person_id IN (:from, :into)
                  AND a.run_id = other.run_id AND a.attempt = other.attempt AND a.number = other.number
                  AND (a.answered_at, a.person_id) > (other.answered_at, other.person_id)
                  AND a.""" + runs + " AND other." + runs);
        PersonalData.change(
                tx, from, into, "UPDATE quiz_answers SET person_id = :into WHERE person_id = :from AND " + runs);
        PersonalData.change(tx, from, into, """
                UPDATE quiz_draws d SET person_id = :into
                WHERE person_id = :from AND NOT EXISTS (
                    SELECT FROM quiz_draws o
                    WHERE o.run_id = d.run_id AND o.person_id = :into AND o.attempt = d.attempt)
                """);
        PersonalData.change(tx, from, into, "DELETE FROM quiz_draws WHERE person_id = :from AND :into <> :from");
        PersonalData.change(tx, from, into, "UPDATE quiz_runs SET opened_by = :into WHERE opened_by = :from");
    }

    /**
     * No foreign key looks after answers: one that is being written this moment would stay with nobody. Who has no
     * account answers nothing, and nobody waits for them.
     */
    private static void awaitAnswers(Transaction tx, UUID from) {
        boolean canAnswer = tx.handle()
                .createQuery("SELECT EXISTS (SELECT 1 FROM accounts WHERE person_id = :from)")
                .bind("from", from)
                .mapTo(Boolean.class)
                .one();
        if (canAnswer) {
            tx.handle().execute("LOCK TABLE quiz_answers IN SHARE ROW EXCLUSIVE MODE");
        }
    }
}
