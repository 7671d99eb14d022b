package org.entrain.core.quizzes;

import static org.entrain.core.database.Columns.each;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * The statement that writes answers, many at once. The primary key settles every race: a second press, a retry of the platform and
 * a second node find the answer that stands.
 */
final class AnswerStatement {
    /**
     * Who is it, in which organisation, is the run open, was it answered before, and the answer itself: one statement,
     * because round trips are what costs (docs/performance.md). A row each for who is known, with the answers as they
     * were before it, and a row each for what was written; joined here they would make the planner, which expects few of
     * either, compare every one with every other. The laterals keep it from reading whole tables of people.
     */
    static final String WRITE = """
            WITH given AS (
                SELECT * FROM unnest(:ordinals, :platforms, :workspaces, :accounts, :runs, :revisions, :numbers, :attempts,
                                     :responses, :shares, :helpeds, :ats)
                AS g (ordinal, platform, workspace, account, run_id, revision, number, attempt, response, share, helped, at)
            ), runs AS (
                SELECT id, community_id, organisation_id, closed_at, closes_at, attempts, late, revision, asks
                FROM quiz_runs
                WHERE id = ANY (:runs) AND opened_at IS NOT NULL
                ORDER BY id FOR KEY SHARE
            ), known AS (
                SELECT g.*, p.id AS person_id, p.language, p.chosen_language, p.several, r.community_id, CASE WHEN g.attempt = 0 THEN r.closed_at IS NOT NULL
                            ELSE g.attempt <= r.attempts AND (NOT closed.is_late OR r.late <> 'NOT_TAKEN')
                                AND coalesce(r.asks = g.number, true) END AS open,
                       CASE WHEN g.attempt = 0 OR NOT closed.is_late OR r.late = 'TAKEN' THEN g.share END AS counted,
                       closed.is_late
                FROM given g
                JOIN runs r ON r.id = g.run_id AND r.revision = g.revision
                CROSS JOIN LATERAL (
                    SELECT one.id, one.organisation_id, one.language, one.chosen_language,
                           a.used_at IS NOT NULL AS several
                    FROM accounts a JOIN persons one ON one.id = a.person_id
                    WHERE a.platform = g.platform AND a.workspace = g.workspace AND a.external_id = g.account
                    LIMIT 1) p
                CROSS JOIN LATERAL (
                    SELECT r.closed_at IS NOT NULL OR coalesce(g.at >= r.closes_at, false) AS is_late) closed
                WHERE p.organisation_id = r.organisation_id
            ), written AS (
                INSERT INTO quiz_answers (run_id, person_id, attempt, number, response, share, helped, answered_at)
                SELECT run_id, person_id, attempt, number, response, counted, helped, at FROM known WHERE open
                ORDER BY run_id, person_id, attempt, number, ordinal
                ON CONFLICT (run_id, person_id, attempt, number) DO NOTHING
                RETURNING run_id, person_id, attempt, number, response, share
            )
            SELECT k.ordinal, k.run_id, k.person_id, k.attempt, k.number, before.stood AS response, before.stood_share AS share,
                   k.language, k.chosen_language, k.several, k.community_id, k.open, k.is_late,
                   EXISTS (SELECT 1 FROM memberships m
                           WHERE m.community_id = k.community_id AND m.person_id = k.person_id) AS member,
                   before.answered, before.right_answers, before.earned, tries.most
            FROM known k
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(x.number), '{}') AS answered,
                       count(*) FILTER (WHERE x.share = 1) AS right_answers,
                       coalesce(sum(x.share), 0) AS earned,
                       max(x.response) FILTER (WHERE x.number = k.number) AS stood,
                       max(x.share) FILTER (WHERE x.number = k.number) AS stood_share
                FROM quiz_answers x
                WHERE x.run_id = k.run_id AND x.person_id = k.person_id AND x.attempt = k.attempt) before
            CROSS JOIN LATERAL (
                SELECT coalesce(max(try.earned), 0) AS most
                FROM (SELECT sum(x.share) AS earned FROM quiz_answers x
                      WHERE x.run_id = k.run_id AND x.person_id = k.person_id AND x.attempt BETWEEN 1 AND k.attempt - 1
                      GROUP BY x.attempt) try) tries
            UNION ALL
            SELECT NULL, run_id, person_id, attempt, number, response, share,
                   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM written
            """;

    /** What there is one answer of. */
    private record Key(UUID run, UUID person, int attempt, int number) {}

    /** Somebody who answered, and how they stood before. */
    private record Known(
            int ordinal,
            Key key,
            Optional<Given> stood,
            Optional<Language> chosen,
            Optional<Language> language,
            boolean several,
            UUID community,
            boolean open,
            boolean late,
            boolean member,
            Score score) {}

    /**
     * Writes what is new of {@code answers}.
     *
     * @return what stands, by the answer's place in the list; without those whose account or run is not known, or
     *     which were marked by an earlier revision of the run
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
        List<Known> known = new ArrayList<>();
        Map<Key, Given> written = new HashMap<>();
        // The server keeps its plan for this statement, and the one it makes while a table is still small reads the
        // whole
        // table for each answer: after thirty thousand an answer cost it twenty times as much, until it next analysed.
        tx.handle().execute("SET LOCAL enable_seqscan = off");
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
                .bindArray("revisions", Integer.class, each(answers, Answer::revision))
                .bindArray("numbers", Integer.class, each(answers, Answer::number))
                .bindArray("attempts", Integer.class, each(answers, Answer::attempt))
                .bindArray(
                        "responses",
                        String.class,
                        each(answers, a -> a.response().encoded()))
                .bindArray("shares", Double.class, each(answers, AnswerStatement::share))
                .bindArray("helpeds", Boolean.class, each(answers, Answer::helped))
                .bindArray("ats", Instant.class, each(answers, Answer::at))
                .map((row, context) -> row.getObject("ordinal") == null
                        ? written.put(key(row), given(row)) == null
                        : known.add(known(row)))
                .list();
        known.sort(Comparator.comparing(Known::ordinal));
        Map<Integer, Standing> standings = new HashMap<>();
        // Of two equal presses in one group the earlier one took it: the other finds nothing written any more.
        Set<Key> taken = new HashSet<>();
        known.forEach(one -> standings.put(
                one.ordinal(), standing(one, Optional.ofNullable(written.get(one.key())), taken.add(one.key()))));
        return standings;
    }

    private static Standing standing(Known known, Optional<Given> written, boolean isFirst) {
        return new Standing(
                known.key().person(),
                known.chosen(),
                known.language(),
                known.several(),
                known.community(),
                known.member(),
                known.open(),
                known.late(),
                written.isPresent() && isFirst,
                known.stood().or(() -> written),
                written.map(given -> known.score().with(known.key().number(), given))
                        .orElse(known.score()));
    }

    /** A row with a {@code response} and its {@code share}. */
    static Given given(ResultSet row) throws SQLException {
        double share = row.getDouble("share");
        OptionalDouble marked = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(share);
        return new Given(Response.decode(row.getString("response")), marked);
    }

    private static Known known(ResultSet row) throws SQLException {
        Set<Integer> answered = new HashSet<>();
        for (Short number : (Short[]) row.getArray("answered").getArray()) {
            answered.add(number.intValue());
        }
        return new Known(
                row.getInt("ordinal"),
                key(row),
                row.getString("response") == null ? Optional.empty() : Optional.of(given(row)),
                Optional.ofNullable(row.getString("chosen_language")).map(Language::valueOf),
                Optional.ofNullable(row.getString("language")).map(Language::valueOf),
                row.getBoolean("several"),
                row.getObject("community_id", UUID.class),
                row.getBoolean("open"),
                row.getBoolean("is_late"),
                row.getBoolean("member"),
                new Score(answered, row.getInt("right_answers"), row.getDouble("earned"), row.getDouble("most")));
    }

    private static @Nullable Object share(Answer answer) {
        return answer.share().isPresent() ? answer.share().getAsDouble() : null;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getObject("run_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getInt("attempt"),
                row.getInt("number"));
    }

    private static Object[] ordinals(int size) {
        var ordinals = new Object[size];
        Arrays.setAll(ordinals, i -> i);
        return ordinals;
    }
}
