package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/**
 * Hands letters to senders and records what became of them, so that any number of senders on any number of nodes send
 * each letter once, in order within a channel, and no faster than the platform allows.
 *
 * <p>Two clocks: {@code now} is the bot's and decides what is due, {@code wall} is the real time and measures leases,
 * pace and waits.
 *
 * <p>How it holds together: whoever leases letters of a workspace has locked its row in {@code outbox_workspaces}, so
 * leasing happens in one place at a time for each workspace; a leased letter's channel is not free before it is settled,
 * its lease runs out, or its node has not said for a while that it is alive. Then nobody knows whether the letter arrived.
 */
public final class Leases {
    private static final Duration TIDYING = Duration.ofSeconds(1);

    private final Database database;
    private final Map<Platform, Pace> paces;
    private final String node;
    private final Outbox outbox;
    private final Settlement settlement;
    private final Heads heads;
    private volatile Instant tidied = Instant.MIN;

    /**
     * @param outbox whose listeners hear what was refused
     * @param paces the platforms that this node can deliver to
     * @param node this node's name; no other has it, nor had it before
     */
    public Leases(Database database, Outbox outbox, Map<Platform, Pace> paces, RandomGenerator random, String node) {
        this.database = database;
        this.paces = Map.copyOf(paces);
        this.node = node;
        this.outbox = outbox;
        this.settlement = new Settlement(database, outbox, new BackOff(random), node);
        this.heads = new Heads(random, node);
    }

    /**
     * Takes the next letters that are due and may be sent now, at most one of a channel, wherever they go.
     *
     * @param leaseTime longer than any delivery may take
     */
    public List<Lease> lease(int limit, Instant now, Instant wall, Duration leaseTime) {
        return lease(limit, workspace -> limit, now, wall, leaseTime);
    }

    /**
     * Takes the next letters that are due and may be sent now: at most one of a channel, of a workspace no more than its
     * platform takes.
     *
     * @param share how many of a workspace at most, so that one that is slow to answer leaves hands to the others
     * @param leaseTime longer than any delivery may take
     */
    public List<Lease> lease(int limit, ToIntFunction<Workspace> share, Instant now, Instant wall, Duration leaseTime) {
        return database.inTransaction(tx -> {
            // Compiling the statement takes many times as long as running it.
            tx.handle().execute("SET LOCAL jit = off");
            tidy(tx, now, wall);
            Aside.bringBack(tx, wall);
            List<Room> rooms = Free.lock(tx, paces, now, wall);
            if (rooms.isEmpty()) {
                return List.of();
            }
            ToIntFunction<Room> quota =
                    room -> room.level().left(wall, Math.clamp(share.applyAsInt(room.workspace()), 0, limit));
            List<Lateness.Taken> taken =
                    heads.take(tx, rooms, quota, limit, new Heads.Times(now, wall, wall.plus(leaseTime)));
            List<Lease> leases = Lateness.sifted(tx, taken, outbox.hours(), now);
            if (!leases.isEmpty()) {
                Free.hold(tx, leases, this::pace, node, wall);
            }
            Free.serve(tx, rooms, leases, limit, wall);
            if (taken.size() < limit) {
                Aside.putAside(tx, unserved(rooms, leases, quota), paces, now, wall);
            }
            return leases;
        });
    }

    private void tidy(Transaction tx, Instant now, Instant wall) {
        if (!wall.isBefore(tidied.plus(TIDYING))) {
            tidied = wall;
            Nodes.bury(tx, wall);
            Aside.letGoStale(tx, now, wall);
        }
    }

    private static List<Room> unserved(List<Room> rooms, List<Lease> leases, ToIntFunction<Room> quota) {
        return rooms.stream()
                .filter(room -> leases.stream()
                                .filter(lease ->
                                        lease.letter().place().workspace().equals(room.workspace()))
                                .count()
                        < quota.applyAsInt(room))
                .toList();
    }

    private Pace pace(Workspace workspace) {
        return paces.getOrDefault(workspace.platform(), Pace.NONE);
    }

    /** Records what became of a leased letter. A lease that was given to another sender changes nothing. */
    public void settle(Lease lease, Delivery delivery, Instant wall) {
        settlement.record(new Settled(lease, delivery), wall);
    }

    /**
     * Records what became of many, those that arrived in one transaction.
     *
     * @return those of which it could not be written down; to be tried again
     */
    public List<Settled> settleAll(List<Settled> settled, Instant wall) {
        return settlement.recordAll(settled, wall);
    }

    /**
     * Says that this node is alive, for so long. While nobody hears that any more, others take over what it holds.
     *
     * @return whether nobody knew of it: it is new, or was taken for dead and holds nothing any more
     */
    public boolean alive(Instant wall, Duration time) {
        return database.inTransaction(tx -> Nodes.alive(tx, node, wall.plus(time)));
    }

    /** Says that this node stops and holds nothing any more. */
    public void leave() {
        database.useTransaction(tx -> Nodes.leave(tx, node));
    }

    /** When a letter that is due by now may be sent, by the real time; empty where there is none. Exact to a second. */
    public Optional<Instant> nextFree(Instant now) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        SELECT min(moment) FROM (
                            SELECT min(not_before) AS moment FROM letters WHERE state = 'WAITING' AND aside IS NOT NULL
                            UNION ALL
                            SELECT min(greatest(w.free_at, first.free_at))
                            FROM outbox_workspaces w
                            CROSS JOIN LATERAL (
                                SELECT min(greatest(l.not_before, c.free_at,
                                           CASE WHEN l.sent_revision > 0 THEN w.edits_at END)) AS free_at
                                FROM (VALUES (0), (1), (2), (3)) AS k (urgency)
                                CROSS JOIN LATERAL (
                                    SELECT platform, workspace, channel, not_before, sent_revision
                                    FROM queued(w.platform, w.workspace, k.urgency)
                                    WHERE due <= :now
                                    ORDER BY due, id LIMIT 100) AS l
                                LEFT JOIN outbox_channels c USING (platform, workspace, channel)) AS first
                            WHERE w.platform = ANY (:platforms) AND first.free_at IS NOT NULL) AS moments
                        """)
                .bind("now", now)
                .bindArray("platforms", String.class, Free.names(paces))
                .mapTo(Instant.class)
                .findOne());
    }
}
