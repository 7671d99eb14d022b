package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Platform;
import org.entrain.core.database.Transaction;

/**
 * Letters that nobody looks at for a while, so that those behind them are found without reading past them: those that
 * failed, until they are tried again, and those far back in the queue of one channel, until their turn is near.
 */
final class Aside {
    /** So many letters of an urgency are looked through for what may be sent. */
    static final int LOOKED_THROUGH = 1_000;
    /** So many of a channel's letters stay in sight. */
    private static final int IN_SIGHT = 20;

    private static final int AT_ONCE = 1_000;

    private Aside() {}

    /** Brings back those whose time has come. */
    static void bringBack(Transaction tx, Instant wall) {
        tx.handle().createUpdate("""
                        UPDATE letters SET aside = NULL
                        WHERE id IN (
                            SELECT id FROM letters
                            WHERE state = 'WAITING' AND aside IS NOT NULL AND not_before <= :wall
                            ORDER BY not_before LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        """).bind("wall", wall).bind("most", AT_ONCE).execute();
    }

    /**
     * Ends letters that were not sent while they were worth something; one that may have arrived is looked for first. They
     * are among those that have been due for longest; the sender does not take one that is not looked at here yet.
     */
    static void letGoStale(Transaction tx, Instant now, Instant wall) {
        tx.handle()
                .createUpdate("""
                        WITH oldest AS MATERIALIZED (
                            SELECT l.id
                            FROM outbox_workspaces w
                            CROSS JOIN (VALUES (0), (1), (2), (3)) AS k (urgency)
                            CROSS JOIN LATERAL (
                                SELECT id, worth_until FROM queued(w.platform, w.workspace, k.urgency)
                                WHERE due <= :now
                                ORDER BY due, id LIMIT :most) AS l
                            WHERE l.worth_until < :now)
                        UPDATE letters SET state = 'STALE', settled_at = :wall, reason = 'worth nothing any more'
                        WHERE id IN (
                            SELECT id FROM letters JOIN oldest USING (id)
                            WHERE state = 'WAITING' AND worth_until < :now
                              AND sent_revision = 0 AND lease_id IS NULL AND NOT uncertain
                            FOR UPDATE OF letters SKIP LOCKED)
                        """)
                .bind("now", now)
                .bind("wall", wall)
                .bind("most", AT_ONCE)
                .execute();
    }

    /**
     * Puts the far ends of long queues aside, where what is looked through of a workspace is full: a letter that is the
     * hundredth in its channel cannot be sent before a hundred tokens came in. They come back a little before that, and
     * none of the same channel goes before them meanwhile.
     */
    static void putAside(Transaction tx, List<Room> rooms, Map<Platform, Pace> paces, Instant now, Instant wall) {
        for (Room room : rooms) {
            Pace pace = paces.getOrDefault(room.workspace().platform(), Pace.NONE);
            if (!pace.channel().isEmpty()) {
                putAside(tx, room, pace.channel().getFirst(), now, wall);
            }
        }
    }

    private static void putAside(Transaction tx, Room room, Bucket bucket, Instant now, Instant wall) {
        Duration every = bucket.every();
        tx.handle()
                .createUpdate("""
                        WITH seen AS MATERIALIZED (
                            SELECT k.urgency, l.id, l.channel, l.due
                            FROM (VALUES (0), (1), (2), (3)) AS k (urgency)
                            CROSS JOIN LATERAL (
                                SELECT id, channel, due FROM queued(:platform, :workspace, k.urgency)
                                WHERE due <= :now
                                ORDER BY due, id LIMIT :seen) l),
                        placed AS (
                            SELECT id, count(*) OVER (PARTITION BY urgency) AS looked_through,
                                   row_number() OVER (PARTITION BY channel ORDER BY urgency, due, id) AS place
                            FROM seen),
                        far AS MATERIALIZED (
                            SELECT l.id, p.place FROM letters l JOIN placed p USING (id)
                            WHERE p.looked_through = :seen AND p.place > :shown
                              AND l.lease_id IS NULL AND l.state = 'WAITING'
                            FOR UPDATE OF l SKIP LOCKED)
                        UPDATE letters l
                        SET aside = 'QUEUE',
                            not_before = CAST(:wall AS timestamptz)
                                         + (far.place - :shown) * make_interval(secs => :every)
                        FROM far WHERE l.id = far.id
                        """)
                .bind("platform", room.workspace().platform().name())
                .bind("workspace", room.workspace().id())
                .bind("now", now)
                .bind("wall", wall)
                .bind("seen", LOOKED_THROUGH)
                .bind("shown", IN_SIGHT + bucket.burst())
                .bind("every", every.toMillis() / 1_000.0)
                .execute();
    }
}
