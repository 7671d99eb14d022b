package org.entrain.core.pairing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/** What programmes know of somebody: what they take part in, whom they met, what they said and wished. */
public final class PairingPersonalData implements PersonalData, Fading {
    @Override
    public List<String> tables() {
        return List.of(
                "pairing_participants",
                "pairing_members",
                "pairing_waiting",
                "pairing_answers",
                "pairing_skills",
                "mentor_wishes");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        var held = new LinkedHashMap<String, List<Map<String, Object>>>();
        held.put("Pairing you take part in", PersonalData.rows(tx, person, """
                SELECT c.name AS community, g.kind, a.role, a.joined_at::text, coalesce(a.paused_until::text, '') AS paused_until
                FROM pairing_participants a JOIN pairing_programmes g ON g.id = a.programme_id
                JOIN communities c ON c.id = g.community_id
                WHERE a.person_id = :person ORDER BY a.joined_at
                """));
        held.put("Groups you were brought together in", PersonalData.rows(tx, person, """
                SELECT c.name AS community, p.kind, r.number AS round, m.joined_at::text,
                       coalesce(g.met_at::text, '') AS met_at,
                       (SELECT count(*) FROM pairing_members o WHERE o.group_id = g.id) AS people
                FROM pairing_members m
                JOIN pairing_groups g ON g.id = m.group_id
                JOIN pairing_rounds r ON r.id = g.round_id
                JOIN pairing_programmes p ON p.id = r.programme_id
                JOIN communities c ON c.id = p.community_id
                WHERE m.person_id = :person ORDER BY m.joined_at
                """));
        held.put("What you said of your groups", PersonalData.rows(tx, person, """
                SELECT what, answer, at::text FROM pairing_answers WHERE person_id = :person ORDER BY at
                """));
        held.put("Rounds in which you waited", PersonalData.rows(tx, person, """
                SELECT since::text FROM pairing_waiting WHERE person_id = :person ORDER BY since
                """));
        held.put("What you can teach, and would like to learn", PersonalData.rows(tx, person, """
                SELECT way, skill FROM pairing_skills WHERE person_id = :person ORDER BY way, number
                """));
        held.put("Whom you asked for as mentor or mentee", PersonalData.rows(tx, person, """
                SELECT p.name FROM mentor_wishes w JOIN persons p ON p.id = w.other_id
                WHERE w.person_id = :person ORDER BY w.number
                """));
        return held;
    }

    /** That somebody was in a group stays, under an id that is nobody's: the figures of rounds stand on it. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        for (String sql : List.of(
                "DELETE FROM pairing_participants WHERE person_id = :person",
                "DELETE FROM pairing_waiting WHERE person_id = :person",
                "DELETE FROM pairing_answers WHERE person_id = :person",
                "DELETE FROM pairing_skills WHERE person_id = :person",
                "DELETE FROM mentor_wishes WHERE person_id = :person OR other_id = :person",
                // What is said to a few people among themselves names all of them.
                """
                DELETE FROM letters l USING pairing_members m
                WHERE m.person_id = :person AND l.place_kind = 'GROUP'
                  AND l.stamp LIKE 'pairing/' || m.group_id || '/%'
                """)) {
            PersonalData.change(tx, person, sql);
        }
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String table : List.of(
                "pairing_participants:programme_id",
                "pairing_members:group_id",
                "pairing_waiting:round_id",
                "pairing_answers:(group_id, what)")) {
            String[] parts = table.split(":", 2);
            PersonalData.change(tx, from, into, """
                    UPDATE %1$s SET person_id = :into
                    WHERE person_id = :from AND %2$s NOT IN (SELECT %3$s FROM %1$s WHERE person_id = :into)
                    """.formatted(parts[0], parts[1], parts[1].replaceAll("[()]", "")));
            PersonalData.change(tx, from, "DELETE FROM %s WHERE person_id = :person".formatted(parts[0]));
        }
        for (String table : List.of("pairing_skills", "mentor_wishes")) {
            PersonalData.change(tx, from, into, """
                    UPDATE %1$s SET person_id = :into
                    WHERE person_id = :from AND NOT EXISTS (SELECT FROM %1$s WHERE person_id = :into)
                    """.formatted(table));
            PersonalData.change(tx, from, "DELETE FROM %s WHERE person_id = :person".formatted(table));
        }
        PersonalData.change(tx, from, into, "UPDATE mentor_wishes SET other_id = :into WHERE other_id = :from");
        PersonalData.change(tx, into, "DELETE FROM mentor_wishes WHERE person_id = :person AND other_id = :person");
    }

    /** Who was in a group, and what they said, of rounds that ended long ago. */
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        List<UUID> old = tx.handle()
                .createQuery("""
                        SELECT g.id FROM pairing_rounds r
                        JOIN pairing_programmes p ON p.id = r.programme_id
                        JOIN communities c ON c.id = p.community_id
                        JOIN pairing_groups g ON g.round_id = r.id
                        WHERE c.organisation_id = :organisation AND r.ends_at >= :from AND r.ends_at < :before
                          AND EXISTS (SELECT FROM pairing_members m WHERE m.group_id = g.id)
                        LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
        for (String sql : List.of(
                "DELETE FROM pairing_answers WHERE group_id = ANY (:groups)",
                "DELETE FROM pairing_members WHERE group_id = ANY (:groups)")) {
            tx.handle()
                    .createUpdate(sql)
                    .bindArray("groups", UUID.class, old.toArray())
                    .execute();
        }
        return old.size();
    }
}
