package org.entrain.core.quizzes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of a regrade: what was answered to earlier versions of a question, and its marks. */
final class RegradeRows {
    /** The answers whose responses are among {@code fresh}, with the marks they had and have. */
    private static final String MARKED = """
            WITH fresh AS MATERIALIZED (
                SELECT * FROM unnest(:versions, :befores, :afters, :shares) AS m (version, before, after, share)
            ), marked AS MATERIALIZED (
                SELECT a.run_id, a.person_id, a.attempt, a.number, a.answered_at, a.share AS before,
                       CASE WHEN a.share IS NOT NULL THEN coalesce(fresh.share, a.share) END AS after,
                       fresh.after AS response
                FROM run_questions rq
                JOIN quiz_answers a ON a.run_id = rq.run_id AND a.number = rq.number
                JOIN fresh ON fresh.version = rq.version AND fresh.before = a.response
                WHERE rq.question_id = :question AND rq.run_id = ANY (:runs)
            )
            """;

    /** A run that asked an earlier version of a question. */
    record Behind(UUID run, int version, boolean open) {}

    /** A response that was given to a version, how often, in whatever run. */
    record Given(int version, String response, int answers) {}

    /**
     * What a response to a version becomes.
     *
     * @param share null where nothing is right or wrong any more: the mark stays
     */
    record Fresh(
            int version,
            String before,
            String after,
            @Nullable Double share) {}

    /** How many answers would be marked otherwise, and how many people would have more or less. */
    record Effect(int answers, int up, int down) {}

    /** How many answers of an attempt are right, of how many. */
    record Score(int right, int answered) {}

    /** The id of a person's attempt at a run. */
    record Attempt(UUID run, UUID person, int attempt) {}

    /**
     * Holds a question until the transaction ends: of two who mark its answers anew the second waits.
     *
     * @return the number of its version
     */
    int hold(Transaction tx, UUID question) {
        // First of all, as whoever joins two people does: so neither ever waits for the other in turn.
        tx.handle().execute("LOCK TABLE quiz_answers IN ROW EXCLUSIVE MODE");
        return tx.handle()
                .createQuery("SELECT version FROM questions WHERE id = :question FOR NO KEY UPDATE")
                .bind("question", question)
                .mapTo(Integer.class)
                .one();
    }

    List<Behind> behind(Transaction tx, UUID question, int version) {
        return tx.handle()
                .createQuery("""
                        SELECT r.id, rq.version, r.closed_at IS NULL AS open
                        FROM run_questions rq JOIN quiz_runs r ON r.id = rq.run_id
                        WHERE rq.question_id = :question AND rq.version < :version
                        ORDER BY r.id
                        """)
                .bind("question", question)
                .bind("version", version)
                .map((row, context) ->
                        new Behind(row.getObject("id", UUID.class), row.getInt("version"), row.getBoolean("open")))
                .list();
    }

    /** Waits for the answers that are being written (AnswerStatement), and lets none in until the transaction ends. */
    void shut(Transaction tx, Collection<UUID> runs) {
        tx.handle()
                .createQuery("SELECT id FROM quiz_runs WHERE id = ANY (:runs) ORDER BY id FOR UPDATE")
                .bindArray("runs", UUID.class, runs.toArray())
                .mapTo(UUID.class)
                .list();
    }

    List<Given> given(Transaction tx, UUID question, Collection<UUID> runs) {
        return tx.handle()
                .createQuery("""
                        SELECT rq.version, a.response, count(*)::int AS answers
                        FROM run_questions rq JOIN quiz_answers a ON a.run_id = rq.run_id AND a.number = rq.number
                        WHERE rq.question_id = :question AND rq.run_id = ANY (:runs)
                        GROUP BY rq.version, a.response
                        """)
                .bind("question", question)
                .bindArray("runs", UUID.class, runs.toArray())
                .map((row, context) ->
                        new Given(row.getInt("version"), row.getString("response"), row.getInt("answers")))
                .list();
    }

    Effect effect(Transaction tx, UUID question, Collection<UUID> runs, List<Fresh> fresh) {
        return bound(tx.handle().createQuery(MARKED + """
                        SELECT count(*) FILTER (WHERE after <> before)::int AS answers,
                               count(DISTINCT person_id) FILTER (WHERE after > before)::int AS up,
                               count(DISTINCT person_id) FILTER (WHERE after < before)::int AS down
                        FROM marked
                        """), question, runs, fresh)
                .map((row, context) -> new Effect(row.getInt("answers"), row.getInt("up"), row.getInt("down")))
                .one();
    }

    /**
     * Marks anew.
     *
     * @return the answers whose mark changed, of people who can still be named
     */
    List<Remark> mark(Transaction tx, UUID question, Collection<UUID> runs, List<Fresh> fresh) {
        tx.handle().execute("SET LOCAL enable_seqscan = off");
        return bound(tx.handle().createQuery(MARKED + """
                        , written AS (
                            UPDATE quiz_answers a SET response = m.response, share = m.after FROM marked m
                            WHERE a.run_id = m.run_id AND a.person_id = m.person_id
                              AND a.attempt = m.attempt AND a.number = m.number
                              AND (a.response, a.share) IS DISTINCT FROM (m.response, m.after))
                        SELECT m.* FROM marked m JOIN persons p ON p.id = m.person_id WHERE m.after <> m.before
                        """), question, runs, fresh)
                .map((row, context) -> new Remark(
                        row.getObject("run_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getInt("attempt"),
                        row.getDouble("before"),
                        row.getDouble("after"),
                        row.getTimestamp("answered_at").toInstant()))
                .list();
    }

    /** Has runs ask a version from now on; whoever marks by an earlier one learns of it when they write. */
    void move(Transaction tx, UUID question, int version, Collection<UUID> runs) {
        tx.handle()
                .createUpdate("""
                        UPDATE run_questions SET version = :version
                        WHERE question_id = :question AND run_id = ANY (:runs)
                        """)
                .bind("question", question)
                .bind("version", version)
                .bindArray("runs", UUID.class, runs.toArray())
                .execute();
        tx.handle()
                .createUpdate("UPDATE quiz_runs SET revision = revision + 1 WHERE id = ANY (:runs)")
                .bindArray("runs", UUID.class, runs.toArray())
                .execute();
    }

    Map<Attempt, Score> scores(Transaction tx, List<Remark> remarks) {
        return tx
                .handle()
                .createQuery("""
                        SELECT g.run_id, g.person_id, g.attempt,
                               count(*) FILTER (WHERE a.share = 1)::int AS right_answers, count(*)::int AS answers
                        FROM unnest(:runs, :persons, :attempts) AS g (run_id, person_id, attempt)
                        JOIN quiz_answers a USING (run_id, person_id, attempt)
                        GROUP BY g.run_id, g.person_id, g.attempt
                        """)
                .bindArray("runs", UUID.class, remarks.stream().map(Remark::run).toArray())
                .bindArray(
                        "persons",
                        UUID.class,
                        remarks.stream().map(Remark::person).toArray())
                .bindArray(
                        "attempts",
                        Integer.class,
                        remarks.stream().map(Remark::attempt).toArray())
                .map((row, context) -> Map.entry(
                        new Attempt(
                                row.getObject("run_id", UUID.class),
                                row.getObject("person_id", UUID.class),
                                row.getInt("attempt")),
                        new Score(row.getInt("right_answers"), row.getInt("answers"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <S extends SqlStatement<S>> S bound(
            S statement, UUID question, Collection<UUID> runs, List<Fresh> fresh) {
        return statement
                .bind("question", question)
                .bindArray("runs", UUID.class, runs.toArray())
                .bindArray(
                        "versions",
                        Integer.class,
                        fresh.stream().map(Fresh::version).toArray())
                .bindArray(
                        "befores",
                        String.class,
                        fresh.stream().map(Fresh::before).toArray())
                .bindArray(
                        "afters", String.class, fresh.stream().map(Fresh::after).toArray())
                .bindArray(
                        "shares", Double.class, fresh.stream().map(Fresh::share).toArray());
    }
}
