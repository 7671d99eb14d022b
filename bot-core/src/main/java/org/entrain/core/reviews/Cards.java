package org.entrain.core.reviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Version;
import org.entrain.core.database.Transaction;
import org.jspecify.annotations.Nullable;

/** What each person should be asked again, as rows: read and written in one statement each, however many. */
final class Cards {
    /** What is to be known of each to grade it; without those that were known from the start. */
    List<Grading> gradings(Transaction tx, List<Review> reviews) {
        return tx.handle()
                .createQuery("""
                        SELECT g.ordinal, p.zone, c.version, c.stability, c.difficulty, c.learnt_on, r.retention, r.longest
                        FROM unnest(:ordinals, :persons, :questions, :communities, :grades)
                             AS g (ordinal, person, question, community, grade)
                        JOIN persons p ON p.id = g.person
                        LEFT JOIN review_cards c ON c.person_id = g.person AND c.question_id = g.question
                        LEFT JOIN review_rhythms r ON r.community_id = g.community
                        WHERE c.person_id IS NOT NULL OR g.grade <> 3
                        ORDER BY g.ordinal
                        """)
                .bindArray(
                        "ordinals",
                        Integer.class,
                        IntStream.range(0, reviews.size()).boxed().toArray())
                .bindArray("persons", UUID.class, array(reviews, Review::person))
                .bindArray("questions", UUID.class, array(reviews, Review::question))
                .bindArray("communities", UUID.class, array(reviews, Review::community))
                .bindArray(
                        "grades",
                        Integer.class,
                        array(reviews, review -> review.grade().number()))
                .map((row, context) -> grading(reviews.get(row.getInt("ordinal")), row))
                .list();
    }

    private static Grading grading(Review review, ResultSet row) throws SQLException {
        return new Grading(
                review,
                row.getObject("learnt_on") == null ? Optional.empty() : Optional.of(card(row)),
                zone(row),
                rhythm(row));
    }

    static Rhythm rhythm(ResultSet row) throws SQLException {
        return row.getObject("longest") == null
                ? Rhythm.USUAL
                : new Rhythm(row.getDouble("retention"), row.getInt("longest"));
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                row.getInt("version"),
                new Memory(row.getDouble("stability"), row.getDouble("difficulty")),
                row.getObject("learnt_on", LocalDate.class));
    }

    static ZoneId zone(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("zone")).map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    /** Of those that were answered in another version before: whose right answer is another now. */
    List<Review.Key> changed(Transaction tx, List<Grading> gradings) {
        List<Grading> other = gradings.stream()
                .filter(grading -> grading.card()
                        .filter(card -> card.version() != grading.review().version())
                        .isPresent())
                .toList();
        if (other.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<Integer, Version>> versions = versions(tx, other);
        return other.stream()
                .filter(grading -> {
                    Map<Integer, Version> of =
                            versions.getOrDefault(grading.review().question(), Map.of());
                    Version before = of.get(grading.card().orElseThrow().version());
                    Version now = of.get(grading.review().version());
                    return before == null || now == null || !sameAnswer(before, now);
                })
                .map(grading -> grading.review().key())
                .toList();
    }

    private static boolean sameAnswer(Version one, Version other) {
        var language = one.variants().getFirst().language();
        return one.original().question().getClass()
                        == other.original().question().getClass()
                && one.original()
                        .question()
                        .rightAnswer(language)
                        .equals(other.original().question().rightAnswer(language));
    }

    private static Map<UUID, Map<Integer, Version>> versions(Transaction tx, List<Grading> gradings) {
        String json = tx.handle()
                .createQuery("""
                        SELECT coalesce(jsonb_agg(jsonb_build_object(
                            'question', question_id, 'number', number, 'variants', variants)), '[]')
                        FROM question_versions WHERE question_id = ANY (:questions) AND number = ANY (:numbers)
                        """)
                .bindArray(
                        "questions",
                        UUID.class,
                        array(gradings, grading -> grading.review().question()))
                .bindArray(
                        "numbers",
                        Integer.class,
                        gradings.stream()
                                .flatMap(
                                        grading -> List.of(
                                                grading.review().version(),
                                                grading.card().orElseThrow().version())
                                                .stream())
                                .distinct()
                                .toArray())
                .mapTo(String.class)
                .one();
        return Bank.versions(json).stream()
                .collect(Collectors.groupingBy(
                        Version::question, Collectors.toMap(Version::number, Function.identity())));
    }

    /** Keeps what came of reviews, each once a day; whoever is reminded of nothing sooner is when the first comes back. */
    void keep(Transaction tx, List<Graded> graded) {
        // In an order that every node keeps, so that two that write the same cards do not wait for each other.
        List<Graded> inOrder = graded.stream()
                .sorted(Comparator.comparing((Graded one) -> one.review().person())
                        .thenComparing(one -> one.review().question()))
                .toList();
        tx.handle()
                .createUpdate("""
                        WITH given AS (
                            SELECT person, question, community, version, grade, elapsed, stability_before,
                                   difficulty_before, stability, difficulty, CAST(day AS date) AS day,
                                   CAST(due AS date) AS due, turn, at
                            FROM unnest(:persons, :questions, :communities, :versions, :grades, :elapsed,
                                        :stabilitiesBefore, :difficultiesBefore, :stabilities, :difficulties,
                                        :days, :dues, :turns, :ats)
                                 AS g (person, question, community, version, grade, elapsed, stability_before,
                                       difficulty_before, stability, difficulty, day, due, turn, at)
                        ), kept AS (
                            INSERT INTO review_cards AS c (person_id, question_id, version, stability, difficulty,
                                                           learnt_on, due_on, reviews, forgotten)
                            SELECT person, question, version, stability, difficulty, day, due, 1,
                                   CASE WHEN grade = 1 THEN 1 ELSE 0 END
                            FROM given
                            ON CONFLICT (person_id, question_id) DO UPDATE
                            SET version = excluded.version, stability = excluded.stability,
                                difficulty = excluded.difficulty, learnt_on = excluded.learnt_on,
                                due_on = excluded.due_on, reviews = c.reviews + 1,
                                forgotten = c.forgotten + excluded.forgotten
                            WHERE c.learnt_on < excluded.learnt_on
                            RETURNING person_id, question_id
                        ), logged AS (
                            INSERT INTO review_log (community_id, person_id, question_id, version, grade, elapsed,
                                                    stability_before, difficulty_before, stability, difficulty, at)
                            SELECT community, person, question, version, grade, elapsed, stability_before,
                                   difficulty_before, stability, difficulty, at
                            FROM given JOIN kept ON (person_id, question_id) = (person, question))
                        INSERT INTO review_turns AS t (person_id, at, day)
                        SELECT DISTINCT ON (person) person, turn, due
                        FROM given JOIN kept ON (person_id, question_id) = (person, question)
                        WHERE NOT EXISTS (SELECT FROM review_silences s WHERE s.person_id = person)
                        ORDER BY person, turn
                        ON CONFLICT (person_id) DO UPDATE SET at = excluded.at, day = excluded.day
                        WHERE excluded.at < t.at
                        """)
                .bindArray(
                        "persons",
                        UUID.class,
                        array(inOrder, one -> one.review().person()))
                .bindArray(
                        "questions",
                        UUID.class,
                        array(inOrder, one -> one.review().question()))
                .bindArray(
                        "communities",
                        UUID.class,
                        array(inOrder, one -> one.review().community()))
                .bindArray(
                        "versions",
                        Integer.class,
                        array(inOrder, one -> one.review().version()))
                .bindArray(
                        "grades",
                        Integer.class,
                        array(inOrder, one -> one.review().grade().number()))
                .bindArray("elapsed", Integer.class, array(inOrder, Graded::elapsed))
                .bindArray("stabilitiesBefore", Double.class, array(inOrder, one -> before(one, Memory::stability)))
                .bindArray("difficultiesBefore", Double.class, array(inOrder, one -> before(one, Memory::difficulty)))
                .bindArray(
                        "stabilities",
                        Double.class,
                        array(inOrder, one -> one.after().stability()))
                .bindArray(
                        "difficulties",
                        Double.class,
                        array(inOrder, one -> one.after().difficulty()))
                .bindArray("days", String.class, array(inOrder, one -> one.day().toString()))
                .bindArray(
                        "dues", String.class, array(inOrder, one -> one.dueOn().toString()))
                .bindArray("turns", Instant.class, array(inOrder, Graded::turn))
                .bindArray(
                        "ats", Instant.class, array(inOrder, one -> one.review().at()))
                .execute();
    }

    /** Has what was answered once, and never came back since, not come back. */
    void dismiss(Transaction tx, List<Review.Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        tx.handle()
                .createUpdate("""
                        DELETE FROM review_cards c USING unnest(:persons, :questions) AS g (person, question)
                        WHERE c.person_id = g.person AND c.question_id = g.question AND c.reviews = 1
                        """)
                .bindArray("persons", UUID.class, array(keys, Review.Key::person))
                .bindArray("questions", UUID.class, array(keys, Review.Key::question))
                .execute();
    }

    static @Nullable Double before(Graded graded, Function<Memory, Double> part) {
        return graded.before().map(part).orElse(null);
    }

    private static <T> Object[] array(List<T> all, Function<T, ? extends @Nullable Object> part) {
        return all.stream().map(part).toArray();
    }
}
