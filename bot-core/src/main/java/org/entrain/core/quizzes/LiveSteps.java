package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Response;

/** Where live runs stand. It is all in the database: any node goes on where another stopped. */
final class LiveSteps {
    /**
     * A run that nobody has moved on for a while.
     *
     * @param openedBy who started it
     */
    record Idle(LiveStep step, Instant since, UUID openedBy) {}

    /** Has a run that was just opened wait for its first question. */
    void begin(Transaction tx, UUID run, Instant at) {
        tx.handle()
                .createUpdate("INSERT INTO quiz_live (run_id, step, stepped_at) VALUES (:run, 0, :at)")
                .bind("run", run)
                .bind("at", at)
                .execute();
        ask(tx, run, LiveStep.NOTHING);
    }

    /** Has a run take answers of each for themselves to one question alone; {@link LiveStep#NOTHING} for none. */
    static void ask(Transaction tx, UUID run, int number) {
        tx.handle()
                .createUpdate("UPDATE quiz_runs SET asks = :asks WHERE id = :run")
                .bind("asks", number)
                .bind("run", run)
                .execute();
    }

    /** Where a run stands. */
    LiveStep of(Transaction tx, UUID run) {
        return tx.handle()
                .createQuery("SELECT step FROM quiz_live WHERE run_id = :run")
                .bind("run", run)
                .mapTo(Integer.class)
                .findOne()
                .map(LiveStep::new)
                .orElse(LiveStep.READY);
    }

    /**
     * Moves an open run on, once every answer that is being written has been; who answers after that finds the question
     * over.
     *
     * @return false, with nothing changed, where it does not stand at {@code from} any more
     */
    boolean move(Transaction tx, UUID run, LiveStep from, LiveStep to, Instant at) {
        if (hold(tx, run).filter(idle -> idle.step().equals(from)).isEmpty()) {
            return false;
        }
        tx.handle()
                .createUpdate("UPDATE quiz_live SET step = :to, stepped_at = :at WHERE run_id = :run")
                .bind("to", to.step())
                .bind("at", at)
                .bind("run", run)
                .execute();
        ask(tx, run, to.open());
        return true;
    }

    /** Where an open run stands, and stays until this transaction ends: nobody answers, moves or closes it meanwhile. */
    Optional<Idle> hold(Transaction tx, UUID run) {
        // Like closing it: waits for the writers' FOR KEY SHARE (AnswerStatement), and makes those who come later wait.
        tx.handle()
                .createQuery("SELECT id FROM quiz_runs WHERE id = :run FOR UPDATE")
                .bind("run", run)
                .mapTo(UUID.class)
                .findOne();
        return tx.handle()
                .createQuery("""
                        SELECT l.step, l.stepped_at, r.opened_by
                        FROM quiz_live l JOIN quiz_runs r ON r.id = l.run_id
                        WHERE l.run_id = :run AND r.closed_at IS NULL
                        """)
                .bind("run", run)
                .map((row, context) -> new Idle(
                        new LiveStep(row.getInt("step")),
                        row.getTimestamp("stepped_at").toInstant(),
                        row.getObject("opened_by", UUID.class)))
                .findOne();
    }

    /** The open runs that nobody has moved on since {@code before}, of all organisations. */
    List<UUID> idle(Transaction tx, Instant before) {
        return tx.handle()
                .createQuery("""
                        SELECT r.id FROM quiz_runs r JOIN quiz_live l ON l.run_id = r.id
                        WHERE r.closed_at IS NULL AND r.mode = 'LIVE' AND l.stepped_at <= :before ORDER BY r.id
                        """)
                .bind("before", before)
                .mapTo(UUID.class)
                .list();
    }

    /** How many have answered the question that a run stands at. */
    int answers(Transaction tx, UUID run, LiveStep step) {
        return step.isReady() ? 0 : answers(tx, run, step.number());
    }

    private static int answers(Transaction tx, UUID run, int number) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM quiz_answers WHERE run_id = :run AND attempt = 1 AND number = :number
                        """)
                .bind("run", run)
                .bind("number", number)
                .mapTo(Integer.class)
                .one();
    }

    /** What was answered to a question, without who did. */
    List<Response> responses(Transaction tx, UUID run, int number) {
        return tx.handle()
                .createQuery(
                        "SELECT response FROM quiz_answers WHERE run_id = :run AND attempt = 1 AND number = :number")
                .bind("run", run)
                .bind("number", number)
                .map((row, context) -> Response.decode(row.getString("response")))
                .list();
    }
}
