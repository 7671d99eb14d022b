package org.entrain.core.badges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.entrain.core.badges.Criterion.QuizDone;
import org.entrain.core.database.Transaction;
import org.jdbi.v3.core.statement.Query;

/** What people did, read from the record of facts. */
final class Happenings {
    /** Says what no criterion counts in the words of the index, which is what has it used. */
    private static final String COUNTED = "kind NOT IN ('QuizAnswered', 'MemberJoined', 'MemberLeft')";
    /** What was done by some people since some moment for each. */
    private static final String DONE = """
            FROM unnest(:persons, :since) AS p (id, since)
            JOIN activity a ON a.person_id = p.id AND a.at > p.since
            WHERE a.kind = ANY (:kinds) AND a.%s""".formatted(COUNTED);
    /** Rows that are fetched at a time where all history is read. */
    private static final int FETCHED = 10_000;

    private Happenings() {}

    /**
     * What people did of these kinds, in the order of time.
     *
     * @param since after which moment, for each of them
     */
    static Map<UUID, List<Happening>> of(Transaction tx, Map<UUID, Instant> since, Set<String> kinds) {
        var happenings = new HashMap<UUID, List<Happening>>();
        if (!since.isEmpty()) {
            bound(tx.handle().createQuery("""
                            SELECT a.person_id, a.kind, a.community_id, a.subject, a.marks, a.at %s ORDER BY a.at, a.id
                            """.formatted(DONE)), since, kinds)
                    .map((row, context) -> happenings
                            .computeIfAbsent(row.getObject("person_id", UUID.class), person -> new ArrayList<>())
                            .add(read(row)))
                    .list();
        }
        return happenings;
    }

    /**
     * How much of each kind people did, which is told without reading any of it.
     *
     * @param most to be counted of each kind
     */
    static Map<UUID, Map<String, Integer>> counts(
            Transaction tx, Map<UUID, Instant> since, Set<String> kinds, int most) {
        var counts = new HashMap<UUID, Map<String, Integer>>();
        if (!since.isEmpty()) {
            bound(tx.handle().createQuery("""
                            SELECT p.id, k.kind, (
                                SELECT count(*)::int FROM (
                                    SELECT FROM activity a
                                    WHERE a.person_id = p.id AND a.kind = k.kind AND a.at > p.since AND a.%s LIMIT :most))
                                AS many
                            FROM unnest(:persons, :since) AS p (id, since), unnest(:kinds) AS k (kind)
                            """.formatted(COUNTED)), since, kinds)
                    .bind("most", most)
                    .map((row, context) -> counts.computeIfAbsent(
                                    row.getObject("id", UUID.class), person -> new HashMap<>())
                            .put(row.getString("kind"), row.getInt("many")))
                    .list();
        }
        return counts;
    }

    private static Query bound(Query query, Map<UUID, Instant> since, Set<String> kinds) {
        return query.bindArray("persons", UUID.class, since.keySet().toArray())
                .bindArray("since", Instant.class, since.values().toArray())
                .bindArray("kinds", String.class, kinds.toArray());
    }

    /** Reads all that was ever done of these kinds in an organisation, person by person, each in the order of time. */
    static void each(Transaction tx, UUID organisation, Set<String> kinds, BiConsumer<UUID, List<Happening>> reader) {
        try (var rows = tx.handle()
                .createQuery("""
                        SELECT a.person_id, a.kind, a.community_id, a.subject, a.marks, a.at
                        FROM activity a JOIN communities c ON c.id = a.community_id
                        WHERE c.organisation_id = :organisation AND a.person_id IS NOT NULL
                          AND a.kind = ANY (:kinds) AND a.%s
                        ORDER BY a.person_id, a.at, a.id
                        """.formatted(COUNTED))
                .bind("organisation", organisation)
                .bindArray("kinds", String.class, kinds.toArray())
                .setFetchSize(FETCHED)
                .map((row, context) -> Map.entry(row.getObject("person_id", UUID.class), read(row)))
                .iterator()) {
            var life = new ArrayList<Happening>();
            Optional<UUID> whose = Optional.empty();
            while (rows.hasNext()) {
                Map.Entry<UUID, Happening> row = rows.next();
                if (whose.filter(row.getKey()::equals).isEmpty()) {
                    whose.ifPresent(person -> reader.accept(person, life));
                    life.clear();
                    whose = Optional.of(row.getKey());
                }
                life.add(row.getValue());
            }
            whose.ifPresent(person -> reader.accept(person, life));
        }
    }

    /** The quizzes that rules speak of, by their names in lower case. */
    static Map<String, Set<UUID>> quizzes(Transaction tx, UUID organisation, Collection<Badge> badges) {
        Object[] names = badges.stream()
                .flatMap(badge -> badge.rule().criteria())
                .flatMap(Criterion::leaves)
                .flatMap(leaf -> leaf instanceof QuizDone(var name)
                        ? Optional.of(name).stream()
                        : Optional.<String>empty().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toArray();
        var quizzes = new HashMap<String, Set<UUID>>();
        if (names.length > 0) {
            tx.handle()
                    .createQuery("""
                            SELECT q.id, lower(q.name) AS name FROM quizzes q JOIN communities c ON c.id = q.community_id
                            WHERE c.organisation_id = :organisation AND lower(q.name) = ANY (:names)
                            """)
                    .bind("organisation", organisation)
                    .bindArray("names", String.class, names)
                    .map((row, context) -> quizzes.computeIfAbsent(row.getString("name"), name -> new HashSet<>())
                            .add(row.getObject("id", UUID.class)))
                    .list();
        }
        return quizzes;
    }

    private static Happening read(ResultSet row) throws SQLException {
        return new Happening(
                row.getString("kind"),
                row.getObject("community_id", UUID.class),
                row.getObject("subject", UUID.class),
                Optional.ofNullable(row.getString("marks")).orElse(""),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
