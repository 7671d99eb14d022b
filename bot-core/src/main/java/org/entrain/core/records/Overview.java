package org.entrain.core.records;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * How it goes with the store, for those who administer an organisation.
 *
 * @param waiting how many of its statements wait
 * @param since when the oldest of them happened
 * @param told how many of the last seven days the store has
 * @param refused how many it refused
 * @param refusals the latest of them
 * @param reason why the store was not told last time; empty where it was
 * @param shutAt since when it lets nobody in
 */
record Overview(
        int waiting,
        Optional<Instant> since,
        int told,
        int refused,
        List<Refusal> refusals,
        Optional<String> reason,
        Optional<Instant> shutAt) {
    private static final Duration LATELY = Duration.ofDays(7);
    private static final int SHOWN = 10;

    /** One that the store refused, and why, in its own words. */
    record Refusal(Kind kind, Instant at, String reason) {}

    /** Whether there is something to try again. */
    boolean isTroubled() {
        return refused > 0 || reason.isPresent();
    }

    static Overview of(Transaction tx, UUID organisation, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT w.*, t.*, f.*, s.reason, s.shut_at
                        FROM record_store s
                        CROSS JOIN (SELECT count(*)::int AS waiting, min(r.at) AS since
                                    FROM records r JOIN communities c ON c.id = r.community_id
                                    WHERE c.organisation_id = :organisation AND r.state = 'WAITING') w
                        CROSS JOIN (SELECT count(*)::int AS told
                                    FROM records r JOIN communities c ON c.id = r.community_id
                                    WHERE c.organisation_id = :organisation AND r.state = 'TOLD' AND r.at >= :lately) t
                        CROSS JOIN (SELECT count(*)::int AS refused
                                    FROM records r JOIN communities c ON c.id = r.community_id
                                    WHERE c.organisation_id = :organisation AND r.state = 'REFUSED') f
                        """)
                .bind("organisation", organisation)
                .bind("lately", now.minus(LATELY))
                .map((row, context) -> new Overview(
                        row.getInt("waiting"),
                        Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getInt("told"),
                        row.getInt("refused"),
                        refusals(tx, organisation),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getObject("shut_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .one();
    }

    private static List<Refusal> refusals(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("""
                        SELECT r.kind, r.at, r.reason FROM records r JOIN communities c ON c.id = r.community_id
                        WHERE c.organisation_id = :organisation AND r.state = 'REFUSED' ORDER BY r.at DESC LIMIT :shown
                        """)
                .bind("organisation", organisation)
                .bind("shown", SHOWN)
                .map((row, context) -> new Refusal(
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")))
                .list();
    }
}
