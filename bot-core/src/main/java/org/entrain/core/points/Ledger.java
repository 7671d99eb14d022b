package org.entrain.core.points;

import static org.entrain.core.database.Columns.each;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;

/**
 * The ledger of points: one row a fact and person, written in the transaction of the fact. Told the same again, it writes
 * nothing; what is taken back is another row. An answer pays for that row, one entry of one index, and a note of a few bytes
 * that the row waits to be summed up. What seasons sum up to follows within seconds ({@link Sums}).
 */
public final class Ledger {
    private static final String WRITE = """
            WITH told AS (
                SELECT t.*, CAST(t.at AT TIME ZONE c.zone AS date) AS day
                FROM unnest(:communities, :persons, :reasons, :amounts, :keys, :questions, :ats)
                     AS t (community, person, reason, amount, key, question, at)
                JOIN communities c ON c.id = t.community
                WHERE t.question IS NULL
                   OR NOT EXISTS (SELECT FROM questions q WHERE q.id = t.question AND q.author_id = t.person)
            ), written AS (
                INSERT INTO points (person_id, key, turn, community_id, reason, amount, day, at)
                SELECT person, key, 0, community, reason, amount, day, at FROM told ORDER BY person, key
                ON CONFLICT DO NOTHING
                RETURNING person_id, community_id, day, amount
            )
            INSERT INTO points_waiting (person_id, community_id, day, amount) TABLE written
            """;

    /** Only what stands is corrected: of several tries at a question it may be another that counted. */
    private static final String CORRECT = """
            WITH told AS (
                SELECT * FROM unnest(:persons, :keys, :versions, :befores, :afters, :ats)
                     AS t (person, key, version, before, after, at)
            ), standing AS (
                SELECT DISTINCT ON (t.person, t.key, t.version) t.*, f.community_id, f.day
                FROM told t
                JOIN points f ON f.person_id = t.person AND f.key = t.key AND f.turn = 0
                CROSS JOIN LATERAL (
                    SELECT sum(p.amount) AS worth, max(p.turn) AS latest
                    FROM points p WHERE p.person_id = t.person AND p.key = t.key) now
                WHERE now.worth = t.before AND now.latest < t.version
                ORDER BY t.person, t.key, t.version, t.after DESC
            ), written AS (
                INSERT INTO points (person_id, key, turn, community_id, reason, amount, day, at)
                SELECT person, key, version, community_id, 'REMARKED', after - before, day, at FROM standing
                ORDER BY person, key
                ON CONFLICT DO NOTHING
                RETURNING person_id, community_id, day, amount
            )
            INSERT INTO points_waiting (person_id, community_id, day, amount) TABLE written
            """;

    /** Hears what happened. */
    public void heard(Transaction tx, List<Fact> facts) {
        List<Entry> entries =
                facts.stream().map(Entry::of).flatMap(Optional::stream).toList();
        if (!entries.isEmpty()) {
            write(tx, entries);
        }
        // One after the other where the same was marked anew several times: each finds what the one before it left.
        facts.stream()
                .map(Correction::of)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Correction::version, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(corrections -> correct(tx, corrections));
    }

    private static void write(Transaction tx, List<Entry> entries) {
        tx.handle()
                .createUpdate(WRITE)
                .bindArray("communities", UUID.class, each(entries, Entry::community))
                .bindArray("persons", UUID.class, each(entries, Entry::person))
                .bindArray(
                        "reasons",
                        String.class,
                        each(entries, entry -> entry.reason().name()))
                .bindArray(
                        "amounts",
                        Integer.class,
                        each(entries, entry -> entry.reason().amount()))
                .bindArray("keys", UUID.class, each(entries, Entry::key))
                .bindArray(
                        "questions",
                        UUID.class,
                        each(entries, entry -> entry.question().orElse(null)))
                .bindArray("ats", Instant.class, each(entries, Entry::at))
                .execute();
    }

    private static void correct(Transaction tx, List<Correction> corrections) {
        tx.handle()
                .createUpdate(CORRECT)
                .bindArray("persons", UUID.class, each(corrections, Correction::person))
                .bindArray("keys", UUID.class, each(corrections, Correction::key))
                .bindArray("versions", Integer.class, each(corrections, Correction::version))
                .bindArray("befores", Integer.class, each(corrections, Correction::before))
                .bindArray("afters", Integer.class, each(corrections, Correction::after))
                .bindArray("ats", Instant.class, each(corrections, Correction::at))
                .execute();
    }
}
