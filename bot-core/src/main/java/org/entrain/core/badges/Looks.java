package org.entrain.core.badges;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * What is still to be looked at for badges. A fact is noted by the statement that keeps it, and is there no more once the transaction
 * is committed that gave what it earns: whatever node is killed meanwhile.
 */
final class Looks {
    /** Where facts are noted. */
    static final String TABLE = "badge_looks";

    private Looks() {}

    /**
     * Takes some that are due, which nobody else looks at until the transaction's end.
     *
     * @param only whose; empty for anybody's
     */
    static List<Look> take(Transaction tx, Optional<UUID> only, Instant now, int limit) {
        return tx.handle()
                .createQuery("""
                        WITH taken AS (
                            DELETE FROM badge_looks WHERE id = ANY (ARRAY(
                                SELECT id FROM badge_looks
                                WHERE (retry_at IS NULL OR retry_at <= :now)
                                  AND (CAST(:only AS uuid) IS NULL OR person_id = :only)
                                ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED))
                            RETURNING person_id, community_id, kind, at)
                        SELECT t.*, c.organisation_id FROM taken t JOIN communities c ON c.id = t.community_id
                        """)
                .bind("now", now)
                .bind("only", only.orElse(null))
                .bind("limit", limit)
                .map((row, context) -> new Look(
                        row.getObject("person_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("community_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whose are due. */
    static List<UUID> persons(Transaction tx, Instant now) {
        return tx.handle().createQuery("""
                        SELECT DISTINCT person_id FROM badge_looks WHERE retry_at IS NULL OR retry_at <= :now
                        """).bind("now", now).mapTo(UUID.class).list();
    }

    /** Has somebody's looked at again later: after a minute, then after twice as long each time, and at least once a day. */
    static void postpone(Transaction tx, UUID person, Instant now) {
        tx.handle().createUpdate("""
                        UPDATE badge_looks
                        SET tries = tries + 1,
                            retry_at = CAST(:now AS timestamptz) + least(power(2, tries), 1440) * INTERVAL '1 minute'
                        WHERE person_id = :person AND (retry_at IS NULL OR retry_at <= :now)
                        """).bind("now", now).bind("person", person).execute();
    }
}
