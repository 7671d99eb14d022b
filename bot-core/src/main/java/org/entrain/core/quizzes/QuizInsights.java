package org.entrain.core.quizzes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.Circle;
import org.entrain.core.insights.Observation;
import org.entrain.core.insights.Observer;
import org.entrain.core.insights.Period;
import org.entrain.core.insights.Tally;

/** What quizzes know of a group: what stayed where the same was asked twice, and which questions are answered wrongly. */
public final class QuizInsights implements Observer {
    private static final String SOURCE = "answers/";
    private static final int WEEKS_OF_UPLIFTS = 8;
    private static final int WEEKS_OF_ANSWERS = 12;

    /** Whoever took both runs of a primer that is over, with how they did. */
    private static final String UPLIFTS = """
            SELECT p.run_id, r.quiz_id, r.community_id, q.name, a.person_id, count(*)::int AS asked, max(a.answered_at) AS latest,
                   count(*) FILTER (WHERE b.share = 1)::int AS before, count(*) FILTER (WHERE a.share = 1)::int AS after
            FROM quiz_primers p
            JOIN quiz_runs f ON f.id = p.follow_up
            JOIN quiz_runs r ON r.id = p.run_id
            JOIN quizzes q ON q.id = r.quiz_id
            JOIN quiz_answers b ON b.run_id = p.run_id AND b.attempt = 1 AND b.share IS NOT NULL
            JOIN quiz_answers a ON a.run_id = p.follow_up AND a.attempt = 1 AND a.share IS NOT NULL
                 AND a.person_id = b.person_id AND a.number = b.number
            WHERE r.organisation_id = :organisation AND f.closed_at >= :since AND f.closed_at < :until
              AND r.community_id = coalesce(:community, r.community_id)
            GROUP BY p.run_id, r.quiz_id, r.community_id, q.name, a.person_id
            ORDER BY q.name, p.run_id
            """;

    /**
     * The questions that this circle got wrong most, in quizzes that are over, with all who answered them. However well they
     * stand, they are told of: to leave one out as soon as it is known would tell of the one person who knew it then.
     */
    private static final String SHAKY = """
            WITH asked AS MATERIALIZED (
                SELECT rq.run_id, r.quiz_id, rq.number, rq.question_id, rq.version, r.community_id
                FROM quiz_runs r JOIN run_questions rq ON rq.run_id = r.id
                WHERE r.organisation_id = :organisation AND r.closed_at >= :since AND r.closed_at < :until
                  AND r.community_id = coalesce(:community, r.community_id)
            ), own AS (
                SELECT DISTINCT ON (k.question_id, a.person_id) k.question_id, a.share
                FROM asked k CROSS JOIN unnest(:counted) AS person (id)
                JOIN quiz_answers a ON a.run_id = k.run_id AND a.person_id = person.id AND a.attempt = 1
                     AND a.number = k.number
                WHERE a.share IS NOT NULL AND a.answered_at < :until
                ORDER BY k.question_id, a.person_id, a.answered_at DESC
            ), worst AS (
                SELECT question_id FROM own GROUP BY question_id
                HAVING count(*) >= 5
                ORDER BY avg((share = 1)::int), question_id LIMIT 10
            ), asked_often AS (
                SELECT k.question_id, CAST(min(CAST(k.quiz_id AS text)) AS uuid) AS quiz_id, max(k.version) AS version, count(DISTINCT k.run_id) > 1 AS again
                FROM asked k JOIN worst USING (question_id) GROUP BY k.question_id
            )
            SELECT DISTINCT ON (k.question_id, a.person_id)
                   k.question_id, o.quiz_id, k.community_id, a.person_id, (a.share = 1)::int AS good, a.answered_at AS latest,
                   coalesce(v.variants #>> '{0,item,question,text}', '') AS question,
                   o.again OR coalesce(v.variants #> '{0,item,tags}' @> '["important"]', false) AS matters
            FROM asked k JOIN asked_often o USING (question_id)
            JOIN question_versions v ON v.question_id = k.question_id AND v.number = o.version
            JOIN quiz_answers a ON a.run_id = k.run_id AND a.number = k.number AND a.attempt = 1
            WHERE a.share IS NOT NULL AND a.answered_at < :until
            ORDER BY k.question_id, a.person_id, a.answered_at DESC
            """;

    private record Both(UUID run, UUID quizId, UUID community, String quiz, UUID person, Tally before, Tally after) {}

    private record Given(
            UUID question, UUID quizId, UUID community, String text, boolean matters, UUID person, Tally tally) {}

    @Override
    public List<Observation> observe(Transaction tx, Circle circle, Period when) {
        return Stream.concat(uplifts(tx, circle, when), shaky(tx, circle, when)).toList();
    }

    private static Stream<Observation> uplifts(Transaction tx, Circle circle, Period when) {
        Map<UUID, List<Both>> byRun = tx
                .handle()
                .createQuery(UPLIFTS)
                .bind("organisation", circle.organisation())
                .bind("community", circle.community().orElse(null))
                .bind("since", when.weeksBack(WEEKS_OF_UPLIFTS))
                .bind("until", when.until())
                .map((row, context) -> {
                    int asked = row.getInt("asked");
                    Instant latest =
                            row.getObject("latest", OffsetDateTime.class).toInstant();
                    return new Both(
                            row.getObject("run_id", UUID.class),
                            row.getObject("quiz_id", UUID.class),
                            row.getObject("community_id", UUID.class),
                            row.getString("name"),
                            row.getObject("person_id", UUID.class),
                            new Tally(row.getInt("before"), asked, latest),
                            new Tally(row.getInt("after"), asked, latest));
                })
                .stream()
                .collect(Collectors.groupingBy(Both::run, LinkedHashMap::new, Collectors.toList()));
        return byRun.values().stream().map(all -> uplift(all, circle));
    }

    private static Observation uplift(List<Both> all, Circle circle) {
        Both one = all.getFirst();
        return new Observation.Uplift(
                "uplift/" + one.run(),
                SOURCE + one.quizId(),
                one.community(),
                one.quiz(),
                tallies(all, Both::person, Both::before, circle.counted()),
                tallies(all, Both::person, Both::after, circle.counted()),
                all.stream().map(Both::person).collect(Collectors.toSet()));
    }

    private static Stream<Observation> shaky(Transaction tx, Circle circle, Period when) {
        Map<UUID, List<Given>> byQuestion = tx
                .handle()
                .createQuery(SHAKY)
                .bind("organisation", circle.organisation())
                .bind("community", circle.community().orElse(null))
                .bindArray("counted", UUID.class, circle.counted().toArray())
                .bind("since", when.weeksBack(WEEKS_OF_ANSWERS))
                .bind("until", when.until())
                .map((row, context) -> new Given(
                        row.getObject("question_id", UUID.class),
                        row.getObject("quiz_id", UUID.class),
                        row.getObject("community_id", UUID.class),
                        row.getString("question"),
                        row.getBoolean("matters"),
                        row.getObject("person_id", UUID.class),
                        new Tally(
                                row.getInt("good"),
                                1,
                                row.getObject("latest", OffsetDateTime.class).toInstant())))
                .stream()
                .collect(Collectors.groupingBy(Given::question, LinkedHashMap::new, Collectors.toList()));
        return byQuestion.values().stream().map(all -> shaky(all, circle));
    }

    private static Observation shaky(List<Given> all, Circle circle) {
        Given one = all.getFirst();
        return new Observation.Shaky(
                "shaky/" + one.question(),
                SOURCE + one.quizId(),
                one.community(),
                one.question(),
                one.text(),
                one.matters(),
                tallies(all, Given::person, Given::tally, circle.counted()),
                all.stream().map(Given::person).collect(Collectors.toSet()));
    }

    private static <T> Map<UUID, Tally> tallies(
            List<T> all, Function<T, UUID> person, Function<T, Tally> tally, Set<UUID> counted) {
        return all.stream().filter(one -> counted.contains(person.apply(one))).collect(Collectors.toMap(person, tally));
    }
}
