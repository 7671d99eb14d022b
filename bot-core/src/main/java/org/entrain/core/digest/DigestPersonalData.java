package org.entrain.core.digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** How often somebody reads digests, and what they read last. */
public final class DigestPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("digest_rhythms", "digest_turns", "digest_letters");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "How often you get a digest",
                PersonalData.rows(tx, person, "SELECT rhythm FROM digest_rhythms WHERE person_id = :person"),
                "The last digest you got",
                PersonalData.rows(tx, person, """
                        SELECT t.monday::text AS looked_for_on, coalesce(l.said::text, '') AS what_it_said_in_tenths
                        FROM digest_turns t LEFT JOIN digest_letters l USING (person_id)
                        WHERE person_id = :person ORDER BY l.circle_id
                        """));
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tables().forEach(table ->
                PersonalData.change(tx, person, "DELETE FROM " + table + " WHERE person_id = :person"));
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of("""
                UPDATE digest_rhythms SET person_id = :into WHERE person_id = :from
                AND NOT EXISTS (SELECT FROM digest_rhythms WHERE person_id = :into)
                """, """
                UPDATE digest_turns SET person_id = :into WHERE person_id = :from
                AND NOT EXISTS (SELECT FROM digest_turns WHERE person_id = :into)
                """, """
                UPDATE digest_letters l SET person_id = :into WHERE person_id = :from
                AND NOT EXISTS (SELECT FROM digest_letters o WHERE o.person_id = :into AND o.circle_id = l.circle_id)
                """)) {
            PersonalData.change(tx, from, into, sql);
        }
        forget(tx, from, Instant.MIN);
    }
}
