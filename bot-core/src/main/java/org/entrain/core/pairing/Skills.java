package org.entrain.core.pairing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** What people can teach, and what they would like to learn: a few words each, as they wrote them. */
final class Skills {
    /** The most of either that somebody names. */
    static final int MOST = 10;
    /** The most characters of one. */
    static final int LONGEST = 40;

    /** What somebody said, in their order. */
    record Of(List<String> teaches, List<String> learns) {
        static final Of NONE = new Of(List.of(), List.of());

        Of {
            teaches = List.copyOf(teaches);
            learns = List.copyOf(learns);
        }

        /** What this one can teach that another would like to learn. */
        Optional<String> forWho(Of other) {
            return teaches.stream()
                    .filter(skill -> other.learns.stream()
                            .anyMatch(wanted -> StartWords.plain(wanted).equals(StartWords.plain(skill))))
                    .findFirst();
        }
    }

    Map<UUID, Of> of(Transaction tx, Collection<UUID> persons) {
        var teaches = new HashMap<UUID, List<String>>();
        var learns = new HashMap<UUID, List<String>>();
        tx.handle()
                .createQuery("""
                        SELECT person_id, way, skill FROM pairing_skills WHERE person_id = ANY (:persons)
                        ORDER BY person_id, way, number
                        """)
                .bindArray("persons", UUID.class, persons.toArray())
                .map((row, context) -> (row.getString("way").equals("TEACHES") ? teaches : learns)
                        .computeIfAbsent(row.getObject("person_id", UUID.class), person -> new ArrayList<>())
                        .add(row.getString("skill")))
                .list();
        var all = new HashMap<UUID, Of>();
        persons.forEach(person -> all.put(
                person, new Of(teaches.getOrDefault(person, List.of()), learns.getOrDefault(person, List.of()))));
        return all;
    }

    /** Makes these somebody's, and no others. */
    void keep(Transaction tx, UUID person, Of skills) {
        tx.handle()
                .createUpdate("DELETE FROM pairing_skills WHERE person_id = :person")
                .bind("person", person)
                .execute();
        insert(tx, person, "TEACHES", skills.teaches());
        insert(tx, person, "LEARNS", skills.learns());
    }

    private static void insert(Transaction tx, UUID person, String way, List<String> skills) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_skills (person_id, way, number, skill)
                        SELECT :person, :way, s.number, s.skill FROM unnest(:skills) WITH ORDINALITY AS s (skill, number)
                        """)
                .bind("person", person)
                .bind("way", way)
                .bindArray("skills", String.class, skills.toArray())
                .execute();
    }

    /** What was written, a skill a line or between commas; each once. */
    static List<String> read(String written) {
        return Arrays.stream(written.replace("\0", "").split("[\\n,;]"))
                .map(skill -> skill.replaceAll("\\p{Cntrl}+", " ").strip())
                .filter(skill -> !skill.isEmpty())
                .distinct()
                .toList();
    }
}
