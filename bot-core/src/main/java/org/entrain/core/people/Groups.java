package org.entrain.core.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/**
 * The groups of the organisation that people belong to, one of each kind at most. They serve to mix people and to count
 * them: whose group it is, is shown to nobody but themselves.
 */
public final class Groups {
    /** The most characters a group's name has. */
    public static final int LONGEST_NAME = 60;

    /** What makes people a group. */
    public enum Kind {
        DEPARTMENT("department departement service"),
        SITE("site"),
        COUNTRY("country pays"),
        LEVEL("level niveau");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind that somebody calls so, in whatever language; empty where it is none. */
        public static Optional<Kind> said(String word) {
            String plain = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "");
            return Arrays.stream(values())
                    .filter(kind -> List.of(kind.words.split(" ", -1)).contains(plain))
                    .findFirst();
        }
    }

    /** The groups of these people; those who are in none are left out. */
    public Map<UUID, Map<Kind, String>> of(Transaction tx, Collection<UUID> persons) {
        var groups = new HashMap<UUID, Map<Kind, String>>();
        tx.handle()
                .createQuery("SELECT person_id, kind, name FROM person_groups WHERE person_id = ANY (:persons)")
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> note(groups, row))
                .list();
        return groups;
    }

    /** The same as words that tell one group from another, such as {@code SITE/Lyon}, for who mixes people. */
    public Map<UUID, Set<String>> named(Transaction tx, Collection<UUID> persons) {
        var named = new HashMap<UUID, Set<String>>();
        of(tx, persons)
                .forEach((person, groups) -> named.put(
                        person,
                        groups.entrySet().stream()
                                .map(group -> group.getKey() + "/" + group.getValue())
                                .collect(Collectors.toSet())));
        return named;
    }

    private static String note(Map<UUID, Map<Kind, String>> groups, ResultSet row) throws SQLException {
        String name = row.getString("name");
        groups.computeIfAbsent(row.getObject("person_id", UUID.class), person -> new EnumMap<>(Kind.class))
                .put(Kind.valueOf(row.getString("kind")), name);
        return name;
    }

    /** Makes these the groups of a person, and no others. */
    public void set(Transaction tx, UUID person, Map<Kind, String> groups) {
        tx.handle()
                .createUpdate("DELETE FROM person_groups WHERE person_id = :person AND kind <> ALL (:kinds)")
                .bind("person", person)
                .bindArray(
                        "kinds",
                        String.class,
                        groups.keySet().stream().map(Kind::name).toArray())
                .execute();
        groups.forEach((kind, name) -> tx.handle()
                .createUpdate("""
                        INSERT INTO person_groups (person_id, kind, name) VALUES (:person, :kind, :name)
                        ON CONFLICT (person_id, kind) DO UPDATE SET name = excluded.name
                        """)
                .bind("person", person)
                .bind("kind", kind.name())
                .bind("name", name)
                .execute());
    }
}
