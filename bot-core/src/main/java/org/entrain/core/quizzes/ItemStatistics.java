package org.entrain.core.quizzes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.quizzes.ItemStatistic.Chosen;
import org.entrain.core.text.Texts;

/** How the questions of a quiz work, over all its runs: computed in the database, from what stands there. */
public final class ItemStatistics {
    /**
     * Every first attempt at a question of the quiz, with what the person earned of the rest of it, and how long it took them
     * since their answer before. Whoever was away for long did not think for so long.
     */
    private static final String ANSWERED = """
            WITH asked AS MATERIALIZED (
                SELECT rq.run_id, rq.number, rq.question_id,
                       rq.version = max(rq.version) OVER (PARTITION BY rq.question_id) AS latest
                FROM quiz_runs r JOIN run_questions rq ON rq.run_id = r.id WHERE r.quiz_id = :quiz
            ), given AS (
                SELECT k.question_id, k.latest, a.person_id, a.response, a.share,
                       (sum(a.share) OVER quiz - a.share) / nullif(count(a.share) OVER quiz - 1, 0) AS rest,
                       extract(epoch FROM a.answered_at - lag(a.answered_at) OVER (
                           PARTITION BY a.run_id, a.person_id ORDER BY a.answered_at)) AS seconds
                FROM asked k JOIN quiz_answers a ON a.run_id = k.run_id AND a.number = k.number AND a.attempt = 1
                WINDOW quiz AS (PARTITION BY a.run_id, a.person_id)
            ), answered AS MATERIALIZED (
                SELECT * FROM given WHERE latest AND share IS NOT NULL
            )
            """;

    static final String ITEMS = ANSWERED + """
            SELECT question_id, count(*)::int AS answers,
                   count(*) FILTER (WHERE share = 1)::int AS right_answers,
                   count(DISTINCT person_id) FILTER (WHERE rest IS NOT NULL)::int AS compared,
                   corr(share, rest) AS discrimination,
                   count(*) FILTER (WHERE seconds BETWEEN 1 AND 900)::int AS timed,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE seconds BETWEEN 1 AND 900) AS seconds
            FROM answered GROUP BY question_id
            """;

    static final String OPTIONS = ANSWERED + """
            , best AS (
                SELECT question_id, percentile_cont(0.73) WITHIN GROUP (ORDER BY rest) AS rest
                FROM answered GROUP BY question_id
            )
            SELECT a.question_id, o.choice, count(*)::int AS times,
                   count(*) FILTER (WHERE a.rest >= best.rest)::int AS by_strong
            FROM answered a JOIN best USING (question_id)
            CROSS JOIN LATERAL (
                SELECT substr(a.response, 2) AS choice WHERE left(a.response, 1) = 'c'
                UNION ALL SELECT a.response WHERE a.response IN ('t', 'f')
                UNION ALL SELECT unnest(string_to_array(substr(a.response, 2), ',')) WHERE left(a.response, 1) = 'm') o
            GROUP BY a.question_id, o.choice
            """;

    /** What the database counted of one question. */
    private record Counted(
            int answers, int right, int compared, OptionalDouble discrimination, int timed, OptionalDouble seconds) {}

    /** How often an option was chosen. */
    private record Times(UUID question, String choice, int times, int byStrong) {}

    /** The quiz with this id. */
    record Named(UUID community, String name) {}

    /** Where a quiz belongs, whatever organisation it is of. */
    Optional<Named> quiz(Transaction tx, UUID quiz) {
        return tx.handle()
                .createQuery("SELECT community_id, name FROM quizzes WHERE id = :quiz")
                .bind("quiz", quiz)
                .map((row, context) -> new Named(row.getObject("community_id", UUID.class), row.getString("name")))
                .findOne();
    }

    /** The quiz in which a question was asked last. */
    Optional<UUID> quizOf(Transaction tx, UUID question) {
        return tx.handle()
                .createQuery("""
                        SELECT r.quiz_id FROM run_questions rq JOIN quiz_runs r ON r.id = rq.run_id
                        WHERE rq.question_id = :question ORDER BY r.opened_at DESC NULLS LAST LIMIT 1
                        """)
                .bind("question", question)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Every question that was ever asked in a quiz, in the quiz's order. */
    List<ItemStatistic> of(Transaction tx, UUID quiz) {
        // A plan that was made while the table was small would read all answers of all quizzes (AnswerStatement).
        tx.handle().execute("SET LOCAL enable_seqscan = off");
        Map<UUID, Counted> items = tx
                .handle()
                .createQuery(ITEMS)
                .bind("quiz", quiz)
                .map((row, context) -> Map.entry(row.getObject("question_id", UUID.class), counted(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<UUID, Map<String, Times>> options = tx
                .handle()
                .createQuery(OPTIONS)
                .bind("quiz", quiz)
                .map((row, context) -> new Times(
                        row.getObject("question_id", UUID.class),
                        row.getString("choice"),
                        row.getInt("times"),
                        row.getInt("by_strong")))
                .stream()
                .collect(Collectors.groupingBy(Times::question, Collectors.toMap(Times::choice, Function.identity())));
        Map<UUID, Integer> flags = flags(tx, quiz);
        return asked(tx, quiz).stream()
                .map(version -> statistic(
                        version,
                        items.getOrDefault(
                                version.question(),
                                new Counted(0, 0, 0, OptionalDouble.empty(), 0, OptionalDouble.empty())),
                        options.getOrDefault(version.question(), Map.of()),
                        flags.getOrDefault(version.question(), 0)))
                .toList();
    }

    private static List<Version> asked(Transaction tx, UUID quiz) {
        return tx.handle()
                .createQuery("""
                        SELECT coalesce(jsonb_agg(jsonb_build_object(
                                   'question', v.question_id, 'number', v.number, 'variants', v.variants)
                               ORDER BY latest.place, v.question_id), '[]')
                        FROM (SELECT rq.question_id, max(rq.version) AS version, min(rq.number) AS place
                              FROM quiz_runs r JOIN run_questions rq ON rq.run_id = r.id
                              WHERE r.quiz_id = :quiz GROUP BY rq.question_id) latest
                        JOIN question_versions v ON v.question_id = latest.question_id AND v.number = latest.version
                        """)
                .bind("quiz", quiz)
                .mapTo(String.class)
                .map(Bank::versions)
                .one();
    }

    private static Map<UUID, Integer> flags(Transaction tx, UUID quiz) {
        return tx
                .handle()
                .createQuery("""
                        SELECT f.question_id, count(*)::int AS flags FROM question_flags f
                        WHERE f.closed_at IS NULL AND f.question_id IN (
                            SELECT rq.question_id FROM quiz_runs r JOIN run_questions rq ON rq.run_id = r.id
                            WHERE r.quiz_id = :quiz)
                        GROUP BY f.question_id
                        """)
                .bind("quiz", quiz)
                .map((row, context) -> Map.entry(row.getObject("question_id", UUID.class), row.getInt("flags")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ItemStatistic statistic(Version version, Counted counted, Map<String, Times> chosen, int flags) {
        return new ItemStatistic(
                version,
                counted.answers(),
                counted.right(),
                counted.compared(),
                counted.discrimination(),
                counted.timed(),
                counted.seconds(),
                options(version, chosen),
                flags);
    }

    private static List<Chosen> options(Version version, Map<String, Times> chosen) {
        return switch (version.original().question()) {
            case SingleChoice single -> options(single.choices(), 100, chosen);
            case MultipleChoice multiple -> options(multiple.choices(), Double.MIN_VALUE, chosen);
            case TrueFalse statement -> {
                Texts texts = Texts.of(
                        ItemStatistics.class, version.variants().getFirst().language());
                yield Stream.of("t", "f")
                        .map(choice -> option(
                                texts.say("stats.option." + choice),
                                statement.answer() == choice.equals("t"),
                                chosen,
                                choice))
                        .toList();
            }
            default -> List.of();
        };
    }

    private static List<Chosen> options(List<Choice> choices, double right, Map<String, Times> chosen) {
        return IntStream.range(0, choices.size())
                .mapToObj(i ->
                        option(choices.get(i).text(), choices.get(i).percent() >= right, chosen, String.valueOf(i)))
                .toList();
    }

    private static Chosen option(String text, boolean right, Map<String, Times> chosen, String choice) {
        Times times = Objects.requireNonNullElseGet(chosen.get(choice), () -> new Times(new UUID(0, 0), choice, 0, 0));
        return new Chosen(text, right, times.times(), times.byStrong());
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                row.getInt("answers"),
                row.getInt("right_answers"),
                row.getInt("compared"),
                number(row, "discrimination"),
                row.getInt("timed"),
                number(row, "seconds"));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
