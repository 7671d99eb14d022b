package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** What people find wrong with questions: each person once a question. */
final class Flags {
    /**
     * How a question was answered, whatever its version.
     *
     * @param answers at first attempts, that were marked
     */
    record Answered(int answers, int right) {}

    /** Whether somebody was asked a question and answered it. */
    boolean answered(Transaction tx, UUID question, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT FROM run_questions rq
                            JOIN quiz_answers a ON a.run_id = rq.run_id AND a.number = rq.number
                            WHERE rq.question_id = :question AND a.person_id = :person)
                        """)
                .bind("question", question)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** Lets one at a time do something about the flags of a question, until the transaction ends. */
    void hold(Transaction tx, UUID question) {
        tx.handle()
                .createQuery("SELECT id FROM questions WHERE id = :question FOR NO KEY UPDATE")
                .bind("question", question)
                .mapTo(UUID.class)
                .one();
    }

    /**
     * Keeps a flag.
     *
     * @return false, with nothing changed, where this person flagged the question before
     */
    boolean add(Transaction tx, Flag flag, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO question_flags (question_id, person_id, version, reason, words, flagged_at)
                        VALUES (:question, :person, :version, :reason, :words, :at)
                        ON CONFLICT (question_id, person_id) DO NOTHING
                        """)
                        .bind("question", flag.question())
                        .bind("person", flag.person())
                        .bind("version", flag.version())
                        .bind("reason", flag.reason().name())
                        .bind("words", flag.words())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** Those of a question that nobody has seen to yet, the oldest first. */
    List<Flag> open(Transaction tx, UUID question) {
        return tx.handle()
                .createQuery("""
                        SELECT person_id, version, reason, words FROM question_flags
                        WHERE question_id = :question AND closed_at IS NULL ORDER BY flagged_at, person_id
                        """)
                .bind("question", question)
                .map((row, context) -> new Flag(
                        question,
                        row.getObject("person_id", UUID.class),
                        row.getInt("version"),
                        Flag.Reason.valueOf(row.getString("reason")),
                        row.getString("words")))
                .list();
    }

    /** How many were seen to before: those that are open have a letter of their own. */
    int closed(Transaction tx, UUID question) {
        return tx.handle()
                .createQuery("""
                        SELECT count(DISTINCT closed_at)::int FROM question_flags
                        WHERE question_id = :question AND closed_at IS NOT NULL
                        """)
                .bind("question", question)
                .mapTo(Integer.class)
                .one();
    }

    void close(Transaction tx, UUID question, Instant at) {
        tx.handle()
                .createUpdate(
                        "UPDATE question_flags SET closed_at = :at WHERE question_id = :question AND closed_at IS NULL")
                .bind("question", question)
                .bind("at", at)
                .execute();
    }

    Answered answered(Transaction tx, UUID question) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int AS answers, count(*) FILTER (WHERE a.share = 1)::int AS right_answers
                        FROM run_questions rq JOIN quiz_answers a ON a.run_id = rq.run_id AND a.number = rq.number
                        WHERE rq.question_id = :question AND a.attempt = 1 AND a.share IS NOT NULL
                        """)
                .bind("question", question)
                .map((row, context) -> new Answered(row.getInt("answers"), row.getInt("right_answers")))
                .one();
    }
}
