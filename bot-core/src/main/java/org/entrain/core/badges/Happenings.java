package org.entrain.core.badges;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** What people did, read from the record of facts. */
final class Happenings {
    /** Says what no criterion counts in the words of the index, which is what has it used. */
    private static final String COUNTED = "kind NOT IN ('QuizAnswered', 'MemberJoined', 'MemberLeft')";
    /** Rows that are fetched at a time where all history is read. */
    private static final int FETCHED = 10_000;

    private Happenings() {}

    /** What these people did of these kinds, in the order of time. */
    static Map<UUID, List<Happening>> of(Transaction tx, Collection<UUID> persons, Set<String> kinds) {
        var happenings = new HashMap<UUID, List<Happening>>();
        tx.handle()
                .createQuery("""
                        SELECT person_id, kind, community_id, subject, marks, at FROM activity
                        WHERE person_id = ANY (:persons) AND kind = ANY (:kinds) AND %s
                        ORDER BY at, id
                        """.formatted(COUNTED))
                .bindArray("persons", UUID.class, persons.toArray())
                .bindArray("kinds", String.class, kinds.toArray())
                .map((row, context) -> happenings
                        .computeIfAbsent(row.getObject("person_id", UUID.class), person -> new ArrayList<>())
                        .add(read(row)))
                .list();
        return happenings;
    }

    /** Reads all that was ever done of these kinds in an organisation, person by person and in the order of time. */
    static void each(Transaction tx, UUID organisation, Set<String> kinds, BiConsumer<UUID, Happening> reader) {
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
            rows.forEachRemaining(row -> reader.accept(row.getKey(), row.getValue()));
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
