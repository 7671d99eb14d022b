package org.entrain.core.reviews;

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

/**
 * What reviews know of a group: what people still know a week or more after they were asked the last time, and what they
 * have forgotten. Only what somebody did not know at first comes back to them: to remember it is something new.
 */
public final class ReviewInsights implements Observer {
    private static final String SOURCE = "reviews/";
    private static final int WEEKS = 26;
    private static final int FEWEST = 5;

    /** The last time each person was asked each question a week or more after the time before. */
    private static final String LATEST = """
            WITH latest AS (
                SELECT DISTINCT ON (l.person_id, l.question_id)
                       l.person_id, l.question_id, l.community_id, l.version, (l.grade >= 2)::int AS good, l.at
                FROM review_log l
                WHERE l.person_id = ANY (:counted) AND l.elapsed >= 7 AND l.at >= :since AND l.at < :until
                  AND l.community_id = coalesce(:community, l.community_id)
                ORDER BY l.person_id, l.question_id, l.id DESC)
            SELECT l.*, q.id AS quiz_id, q.name,
                   coalesce(v.variants #>> '{0,item,question,text}', '') AS question
            FROM latest l
            JOIN question_versions v ON v.question_id = l.question_id AND v.number = l.version
            CROSS JOIN LATERAL (
                SELECT z.id, z.name FROM quiz_questions qq JOIN quizzes z ON z.id = qq.quiz_id
                WHERE qq.question_id = l.question_id ORDER BY z.created_at, z.id LIMIT 1) q
            ORDER BY q.name, q.id, l.question_id
            """;

    private record Last(
            UUID person, UUID question, String text, UUID community, UUID quiz, String topic, int good, Instant at) {}

    @Override
    public List<Observation> observe(Transaction tx, Circle circle, Period when) {
        List<Last> all = latest(tx, circle, when);
        return Stream.concat(
                        by(Last::quiz, all).map(ReviewInsights::proven),
                        by(Last::question, all)
                                .filter(some -> some.size() >= FEWEST)
                                .map(ReviewInsights::shaky))
                .toList();
    }

    private static List<Last> latest(Transaction tx, Circle circle, Period when) {
        return tx.handle()
                .createQuery(LATEST)
                .bindArray("counted", UUID.class, circle.counted().toArray())
                .bind("community", circle.community().orElse(null))
                .bind("since", when.weeksBack(WEEKS))
                .bind("until", when.until())
                .map((row, context) -> new Last(
                        row.getObject("person_id", UUID.class),
                        row.getObject("question_id", UUID.class),
                        row.getString("question"),
                        row.getObject("community_id", UUID.class),
                        row.getObject("quiz_id", UUID.class),
                        row.getString("name"),
                        row.getInt("good"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Stream<List<Last>> by(Function<Last, UUID> key, List<Last> all) {
        return all.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    private static Observation proven(List<Last> all) {
        Last one = all.getFirst();
        return new Observation.Proven(
                "proven/" + one.quiz(), SOURCE + one.quiz(), one.community(), one.topic(), tallies(all), Set.of());
    }

    /** What comes back to people was asked more than once. */
    private static Observation shaky(List<Last> all) {
        Last one = all.getFirst();
        return new Observation.Shaky(
                "forgotten/" + one.question(),
                SOURCE + one.quiz(),
                one.community(),
                one.question(),
                one.text(),
                true,
                tallies(all),
                Set.of());
    }

    private static Map<UUID, Tally> tallies(List<Last> all) {
        return all.stream()
                .collect(Collectors.toMap(
                        Last::person,
                        one -> new Tally(one.good(), 1, one.at()),
                        (some, other) -> new Tally(
                                some.good() + other.good(),
                                some.of() + other.of(),
                                some.latest().isAfter(other.latest()) ? some.latest() : other.latest())));
    }
}
