package org.entrain.core.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Details;
import org.entrain.core.activity.Details.Happening;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Bank;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** What waits to be told, and what became of it. Any number of nodes take from it; each statement is one node's for a while. */
final class Waiting {
    /** Longer than telling a batch takes, with all its halves; told twice, a statement is still one. */
    private static final Duration HELD = Duration.ofMinutes(5);

    private static final String ENTRIES = """
            SELECT r.id, r.kind, r.person_id, actor.name AS actor, r.subject, r.outcome, r.at, r.voids,
                   c.id AS community_id, c.name AS community, c.language,
                   (SELECT min(a.platform) FROM accounts a WHERE a.person_id = r.person_id
                    HAVING count(DISTINCT a.platform) = 1) AS platform,
                   (SELECT jsonb_build_array(jsonb_build_object(
                               'question', v.question_id, 'number', v.number, 'variants', v.variants))
                    FROM question_versions v WHERE v.question_id = r.question_id AND v.number = r.version) AS question
            FROM records r
            JOIN communities c ON c.id = r.community_id
            JOIN record_actors actor ON actor.person_id = r.person_id
            WHERE r.id = ANY (:ids)
            ORDER BY r.at, r.id
            """;

    /**
     * What became of something is written down without waiting for whoever holds it, an answer that is marked anew or somebody
     * who is forgotten: then it is told again.
     */
    private static final String FREE = """
             id IN (SELECT id FROM records WHERE id = ANY (:ids) AND state = 'WAITING' FOR UPDATE SKIP LOCKED)
            """;

    private final List<Details> details;

    /** Completed with what these say. */
    Waiting(List<Details> details) {
        this.details = List.copyOf(details);
    }

    /**
     * The next to be told, for this node to tell: half as many as failed last, down to one. One that failed alone goes
     * alone from then on, when no other waits, so that what the store fails on does not hold up what it would take. A
     * statement is voided once it was told.
     */
    List<Entry> take(Transaction tx, Instant now) {
        Optional<Integer> most = tx.handle()
                .createQuery("SELECT most FROM record_store WHERE not_before <= :now")
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne();
        List<Entry> entries = List.of();
        while (most.isPresent() && entries.isEmpty()) {
            List<UUID> fresh = hold(tx, "attempts = 0", most.get(), now);
            List<UUID> held = fresh.isEmpty() ? hold(tx, "attempts > 0", 1, now) : fresh;
            if (held.isEmpty()) {
                return List.of();
            }
            entries = complete(tx, held);
        }
        return entries;
    }

    private static List<UUID> hold(Transaction tx, String which, int most, Instant now) {
        return tx.handle()
                .createQuery("""
                        WITH next AS (
                            SELECT id FROM records r
                            WHERE state = 'WAITING' AND %s AND held_until <= :now
                              AND NOT EXISTS (SELECT FROM records f WHERE f.id = r.voids AND f.state = 'WAITING')
                            ORDER BY attempts, at, id LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        UPDATE records r SET held_until = :until FROM next WHERE r.id = next.id RETURNING r.id
                        """.formatted(which))
                .bind("now", now)
                .bind("until", now.plus(HELD))
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }

    /** With all that there is to say of them; what there is nothing to say of goes. */
    private List<Entry> complete(Transaction tx, List<UUID> ids) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO record_actors (person_id)
                        SELECT DISTINCT p.id FROM records r JOIN persons p ON p.id = r.person_id WHERE r.id = ANY (:ids)
                        ON CONFLICT DO NOTHING
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .execute();
        List<Entry> entries = tx.handle()
                .createQuery(ENTRIES)
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> entry(row))
                .list();
        Map<UUID, Detail> known = known(tx, entries);
        List<Entry> worthTelling = entries.stream()
                .map(entry -> entry.with(Optional.ofNullable(known.get(entry.id()))))
                .filter(Entry::isWorthTelling)
                .toList();
        var useless = new ArrayList<>(ids);
        useless.removeAll(worthTelling.stream().map(Entry::id).toList());
        change(tx, useless, "DELETE FROM records WHERE id = ANY (:ids)");
        return worthTelling;
    }

    private Map<UUID, Detail> known(Transaction tx, List<Entry> entries) {
        List<Happening> happenings = entries.stream().map(Entry::happening).toList();
        var known = new HashMap<UUID, Detail>();
        details.forEach(one -> known.putAll(one.of(tx, happenings)));
        return known;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getObject("person_id", UUID.class),
                row.getObject("actor", UUID.class),
                Optional.ofNullable(row.getString("platform")),
                new Entry.Group(
                        row.getObject("community_id", UUID.class),
                        row.getString("community"),
                        Language.valueOf(row.getString("language"))),
                row.getObject("subject", UUID.class),
                Optional.ofNullable(row.getString("question"))
                        .map(json -> Bank.versions(json).getFirst()),
                Optional.ofNullable(row.getString("outcome")).map(Fact.Outcome::valueOf),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("voids", UUID.class)),
                Optional.empty());
    }

    /** The store has them. */
    void told(Transaction tx, Collection<UUID> ids) {
        change(tx, ids, "UPDATE records SET state = 'TOLD' WHERE" + FREE);
        tx.handle().execute("""
                UPDATE record_store SET failures = 0, most = DEFAULT, reason = NULL, shut_at = NULL
                WHERE failures > 0 OR shut_at IS NOT NULL
                """);
    }

    /** The store will never take it; what would have voided it is not needed. */
    void refused(Transaction tx, UUID id, String reason) {
        tx.handle()
                .createUpdate("UPDATE records SET state = 'REFUSED', reason = :reason WHERE" + FREE)
                .bind("reason", reason)
                .bindArray("ids", UUID.class, id)
                .execute();
        tx.handle().createUpdate("""
                        DELETE FROM records v USING records r
                        WHERE r.id = :id AND r.state = 'REFUSED' AND v.voids = r.id AND v.state = 'WAITING'
                        """).bind("id", id).execute();
    }

    /**
     * Nobody has them yet: the store asks to wait, fails, or is not there. What one fails on that failed alone before says
     * nothing of the others.
     */
    void later(Transaction tx, List<UUID> ids, Instant until, String reason) {
        boolean isAlone = ids.size() == 1;
        int failed = tx.handle()
                .createQuery("""
                        WITH failed AS (
                            UPDATE records SET held_until = CASE WHEN :alone THEN :until ELSE '-infinity' END,
                                               attempts = attempts + CASE WHEN :alone THEN 1 ELSE 0 END
                            WHERE %s
                            RETURNING attempts)
                        SELECT coalesce(max(attempts), 0) FROM failed
                        """.formatted(FREE))
                .bind("alone", isAlone)
                .bind("until", until)
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(Integer.class)
                .one();
        if (failed <= 1) {
            tx.handle()
                    .createUpdate("""
                            UPDATE record_store
                            SET failures = failures + 1, most = :most, not_before = :until, reason = :reason
                            """)
                    .bind("most", Math.max(1, ids.size() / 2))
                    .bind("until", until)
                    .bind("reason", reason)
                    .execute();
        }
    }

    /**
     * The store lets nobody in.
     *
     * @return whether it did until now
     */
    boolean shut(Transaction tx, List<UUID> ids, Instant now, Instant until, String reason) {
        boolean wasOpen = tx.handle()
                .createQuery("SELECT shut_at IS NULL FROM record_store FOR UPDATE")
                .mapTo(Boolean.class)
                .one();
        change(tx, ids, "UPDATE records SET held_until = '-infinity' WHERE" + FREE);
        tx.handle()
                .createUpdate("""
                        UPDATE record_store
                        SET not_before = :until, reason = :reason, shut_at = coalesce(shut_at, :now)
                        """)
                .bind("until", until)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
        return wasOpen;
    }

    /** Has the store tried again now, with what it refused of an organisation, but for what is not true any more. */
    static void again(Transaction tx, UUID organisation) {
        tx.handle().createUpdate("""
                        UPDATE records r SET state = 'WAITING', held_until = '-infinity', reason = NULL
                        FROM communities c
                        WHERE c.id = r.community_id AND c.organisation_id = :organisation
                          AND r.state = 'REFUSED' AND NOT r.voided
                        """).bind("organisation", organisation).execute();
        tx.handle().execute("UPDATE record_store SET not_before = '-infinity'");
    }

    /** How often in a row the store failed, or did on these. */
    int failures(Transaction tx, List<UUID> ids) {
        return tx.handle()
                .createQuery("""
                        SELECT greatest(s.failures, (SELECT min(attempts) FROM records WHERE id = ANY (:ids)))
                        FROM record_store s
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(Integer.class)
                .one();
    }

    private static void change(Transaction tx, Collection<UUID> ids, String sql) {
        if (!ids.isEmpty()) {
            tx.handle()
                    .createUpdate(sql)
                    .bindArray("ids", UUID.class, ids.toArray())
                    .execute();
        }
    }
}
