package org.entrain.core.quizzes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;

/**
 * The statement that writes answers, many at once. The primary key settles every race: a second press, a retry of the platform and
 * a second node find the answer that stands.
 */
final class AnswerStatement {
    /**
     * Who is it, in which organisation, is the run open, was it answered before, and the answer itself: one statement,
     * because round trips are what costs (docs/performance.md). The main query sees the answers as they were before it.
     */
    static final String WRITE = """
            WITH given AS (
                SELECT * FROM unnest(:ordinals, :platforms, :workspaces, :accounts, :runs, :numbers, :attempts, :responses, :shares, :ats)
                AS g (ordinal, platform, workspace, account, run_id, number, attempt, response, share, at)
            ), runs AS (
                SELECT id, community_id, organisation_id, closed_at FROM quiz_runs WHERE id = ANY (:runs)
                ORDER BY id FOR KEY SHARE
            ), known AS (
                SELECT g.*, p.id AS person_id, p.language, r.community_id, (g.attempt = 1) = (r.closed_at IS NULL) AS open
                FROM given g
                JOIN accounts a ON a.platform = g.platform AND a.workspace = g.workspace AND a.external_id = g.account
                JOIN persons p ON p.id = a.person_id
                JOIN runs r ON r.id = g.run_id AND r.organisation_id = p.organisation_id
            ), written AS (
                INSERT INTO quiz_answers (run_id, person_id, attempt, number, response, share, answered_at)
                SELECT run_id, person_id, attempt, number, response, share, at FROM known WHERE open
                ORDER BY run_id, person_id, attempt, number, ordinal
                ON CONFLICT (run_id, person_id, attempt, number) DO NOTHING
                RETURNING run_id, person_id, attempt, number, response, share
            )
            SELECT k.ordinal, k.person_id, k.language, k.community_id, k.open, w.response AS written, w.share AS written_share, s.response AS stood,
                   m.person_id IS NOT NULL AS member, before.answered, before.right_answers
            FROM known k
            LEFT JOIN written w USING (run_id, person_id, attempt, number)
            LEFT JOIN quiz_answers s USING (run_id, person_id, attempt, number)
            LEFT JOIN memberships m ON m.community_id = k.community_id AND m.person_id = k.person_id
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(x.number), '{}') AS answered, count(*) FILTER (WHERE x.share = 1) AS right_answers
                FROM quiz_answers x
                WHERE x.run_id = k.run_id AND x.person_id = k.person_id AND x.attempt = k.attempt) before
            ORDER BY k.ordinal
            """;

    /**
     * Writes what is new of {@code answers}.
     *
     * @return what stands, by the answer's place in the list; without those whose account or run is not known
     */
    Map<Integer, Standing> write(Transaction tx, List<Answer> answers) {
        Map<Integer, Standing> standings = writeOnce(tx, answers);
        // Another node may have written the same answer since this statement's snapshot: a new statement sees it.
        List<Integer> unseen = standings.entrySet().stream()
                .filter(entry ->
                        entry.getValue().open() && entry.getValue().response().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!unseen.isEmpty()) {
            Map<Integer, Standing> seen =
                    writeOnce(tx, unseen.stream().map(answers::get).toList());
            seen.forEach((ordinal, standing) -> standings.put(unseen.get(ordinal), standing));
        }
        return standings;
    }

    private static Map<Integer, Standing> writeOnce(Transaction tx, List<Answer> answers) {
        var standings = new HashMap<Integer, Standing>();
        Set<List<Object>> taken = new HashSet<>();
        tx.handle()
                .createQuery(WRITE)
                .bindArray("ordinals", Integer.class, ordinals(answers.size()))
                .bindArray(
                        "platforms",
                        String.class,
                        each(answers, a -> a.account().workspace().platform().name()))
                .bindArray(
                        "workspaces",
                        String.class,
                        each(answers, a -> a.account().workspace().id()))
                .bindArray(
                        "accounts", String.class, each(answers, a -> a.account().id()))
                .bindArray("runs", UUID.class, each(answers, Answer::run))
                .bindArray("numbers", Integer.class, each(answers, Answer::number))
                .bindArray("attempts", Integer.class, each(answers, Answer::attempt))
                .bindArray(
                        "responses",
                        String.class,
                        each(answers, a -> a.response().encoded()))
                .bindArray("shares", Double.class, each(answers, Answer::share))
                .bindArray("ats", Instant.class, each(answers, Answer::at))
                .map((row, context) -> {
                    int ordinal = row.getInt("ordinal");
                    Answer answer = answers.get(ordinal);
                    boolean isWritten = row.getString("written") != null
                            && taken.add(List.of(
                                    answer.run(),
                                    row.getObject("person_id", UUID.class),
                                    answer.attempt(),
                                    answer.number()));
                    standings.put(ordinal, standing(row, answer, isWritten));
                    return ordinal;
                })
                .list();
        return standings;
    }

    private static Standing standing(ResultSet row, Answer answer, boolean isWritten) throws SQLException {
        Optional<String> stands = Optional.ofNullable(row.getString("stood"));
        if (stands.isEmpty()) {
            stands = Optional.ofNullable(row.getString("written"));
        }
        Set<Integer> answered = new HashSet<>();
        for (Short number : (Short[]) row.getArray("answered").getArray()) {
            answered.add(number.intValue());
        }
        stands.ifPresent(response -> answered.add(answer.number()));
        return new Standing(
                row.getObject("person_id", UUID.class),
                Optional.ofNullable(row.getString("language")).map(Language::valueOf),
                row.getObject("community_id", UUID.class),
                row.getBoolean("member"),
                row.getBoolean("open"),
                isWritten,
                stands.map(Response::decode),
                Set.copyOf(answered),
                row.getInt("right_answers") + (row.getDouble("written_share") == 1 ? 1 : 0));
    }

    private static Object[] ordinals(int size) {
        var ordinals = new Object[size];
        Arrays.setAll(ordinals, i -> i);
        return ordinals;
    }

    private static Object[] each(List<Answer> answers, Function<Answer, Object> part) {
        return answers.stream().map(part).toArray();
    }
}
