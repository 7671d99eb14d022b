package org.entrain.core.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.entrain.core.chat.Place;
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
 * leasing happens in one place at a time for each workspace; a leased letter's channel is not free before the lease runs
 * out or is settled. A lease that ran out says that its sender was killed: nobody knows whether the letter arrived.
 */
public final class Leases {
    private final Database database;
    private final Map<Platform, Pace> paces;
    private final String node;
    private final Settlement settlement;

    /**
     * @param outbox whose listeners hear what was refused
     * @param paces the platforms that this node can deliver to
     * @param node this node's name, for whoever reads the table
     */
    public Leases(Database database, Outbox outbox, Map<Platform, Pace> paces, RandomGenerator random, String node) {
        this.database = database;
        this.paces = Map.copyOf(paces);
        this.node = node;
        this.settlement = new Settlement(outbox, this.paces, new BackOff(random));
    }

    /**
     * Takes the next letters that are due and may be sent now: at most one of a channel, and at most one of a workspace
     * whose platform asks for a pace there.
     *
     * @param leaseTime longer than any delivery may take
     */
    public List<Lease> lease(int limit, Instant now, Instant wall, Duration leaseTime) {
        return database.inTransaction(tx -> {
            List<Workspace> workspaces = lockFreeWorkspaces(tx, limit, now, wall);
            if (workspaces.isEmpty()) {
                return List.of();
            }
            List<Lease> leases = take(tx, workspaces, limit, now, wall, wall.plus(leaseTime));
            keepBusy(tx, leases, wall);
            return leases;
        });
    }

    /** Records what became of a leased letter. A lease that ran out and was given to another sender changes nothing. */
    public void settle(Lease lease, Delivery delivery, Instant wall) {
        database.useTransaction(tx -> settlement.record(tx, lease, delivery, wall));
    }

    /** When a letter that is due by now may be sent, by the real time; empty where there is none. Exact to a second. */
    public Optional<Instant> nextFree(Instant now) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        SELECT min(greatest(w.free_at, first.free_at))
                        FROM outbox_workspaces w
                        CROSS JOIN LATERAL (
                            SELECT min(greatest(l.not_before, c.free_at, '-infinity')) AS free_at
                            FROM (SELECT platform, workspace, channel, not_before FROM letters
                                  WHERE platform = w.platform AND workspace = w.workspace
                                    AND state = 'WAITING' AND due <= :now
                                  ORDER BY due, id LIMIT 100) l
                            LEFT JOIN outbox_channels c USING (platform, workspace, channel)) AS first
                        WHERE w.platform = ANY (:platforms) AND first.free_at IS NOT NULL
                        """)
                .bind("now", now)
                .bindArray("platforms", String.class, platformNames())
                .mapTo(Instant.class)
                .findOne());
    }

    /** A statement of its own: only the next one is certain to see what earlier holders of the locks wrote. */
    private List<Workspace> lockFreeWorkspaces(Transaction tx, int limit, Instant now, Instant wall) {
        return tx.handle()
                .createQuery("""
                        SELECT w.platform, w.workspace
                        FROM outbox_workspaces w
                        WHERE w.platform = ANY (:platforms)
                          AND w.free_at <= :wall
                          AND EXISTS (SELECT FROM letters l
                                      WHERE l.platform = w.platform AND l.workspace = w.workspace
                                        AND l.state = 'WAITING' AND l.due <= :now)
                        ORDER BY w.free_at, w.platform, w.workspace
                        LIMIT :limit
                        FOR UPDATE OF w SKIP LOCKED
                        """)
                .bindArray("platforms", String.class, platformNames())
                .bind("wall", wall)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> workspace(row))
                .list();
    }

    private List<Lease> take(
            Transaction tx, List<Workspace> workspaces, int limit, Instant now, Instant wall, Instant until) {
        return tx.handle()
                .createQuery("""
                        WITH heads AS MATERIALIZED (
                            SELECT head.id, head.due
                            FROM unnest(:platforms, :workspaces, :quotas) AS w (platform, workspace, quota)
                            CROSS JOIN LATERAL (
                                SELECT l.id, l.due
                                FROM letters l
                                LEFT JOIN outbox_channels c USING (platform, workspace, channel)
                                WHERE l.platform = w.platform AND l.workspace = w.workspace
                                  AND l.state = 'WAITING' AND l.due <= :now AND l.not_before <= :wall
                                  AND (c.free_at IS NULL OR c.free_at <= :wall)
                                  AND NOT EXISTS (
                                      SELECT FROM letters earlier
                                      WHERE earlier.platform = l.platform AND earlier.workspace = l.workspace
                                        AND earlier.channel = l.channel AND earlier.state = 'WAITING'
                                        AND (earlier.due, earlier.id) < (l.due, l.id)
                                        AND earlier.not_before <= :wall)
                                ORDER BY l.due, l.id
                                LIMIT w.quota) AS head
                            ORDER BY head.due, head.id
                            LIMIT :limit),
                        -- A head that somebody is revising is left for the next time, and so is its channel.
                        free AS MATERIALIZED (
                            SELECT l.id FROM letters l JOIN heads USING (id)
                            WHERE l.state = 'WAITING' AND l.not_before <= :wall
                            FOR UPDATE OF l SKIP LOCKED)
                        UPDATE letters l
                        SET uncertain = l.uncertain OR l.lease_id IS NOT NULL,
                            tried_revision = CASE
                                WHEN l.sent_revision = 0 AND (l.uncertain OR l.lease_id IS NOT NULL)
                                THEN l.tried_revision ELSE l.revision END,
                            lease_id = gen_random_uuid(),
                            leased_by = :node,
                            leased_until = :until,
                            first_tried_at = coalesce(l.first_tried_at, :wall)
                        FROM free
                        WHERE l.id = free.id
                        RETURNING l.*
                        """)
                .bindArray("platforms", String.class, names(workspaces))
                .bindArray(
                        "workspaces",
                        String.class,
                        workspaces.stream().map(Workspace::id).toArray())
                .bindArray(
                        "quotas",
                        Integer.class,
                        workspaces.stream()
                                .map(workspace -> isPaced(workspace) ? 1 : limit)
                                .toArray())
                .bind("now", now)
                .bind("wall", wall)
                .bind("limit", limit)
                .bind("until", until)
                .bind("node", node)
                .map((row, context) -> lease(row))
                .list();
    }

    private void keepBusy(Transaction tx, List<Lease> leases, Instant wall) {
        for (Lease lease : leases) {
            Place place = lease.letter().place();
            Free.workspaceFrom(
                    tx, place.workspace(), wall.plus(pace(place.workspace()).perWorkspace()));
            Free.channelFrom(tx, place, lease.until());
        }
    }

    private boolean isPaced(Workspace workspace) {
        return !pace(workspace).perWorkspace().isZero();
    }

    private Pace pace(Workspace workspace) {
        return settlement.pace(workspace);
    }

    private Object[] platformNames() {
        return paces.keySet().stream().map(Platform::name).toArray();
    }

    private static Object[] names(List<Workspace> workspaces) {
        return workspaces.stream().map(workspace -> workspace.platform().name()).toArray();
    }

    private static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(new Platform(row.getString("platform")), row.getString("workspace"));
    }

    private static Lease lease(ResultSet row) throws SQLException {
        var place = new Place(
                workspace(row),
                row.getString("channel"),
                Place.Kind.valueOf(row.getString("place_kind")),
                row.getString("address"));
        Optional<String> reference = Optional.ofNullable(row.getString("reference"));
        var letter = new Letter(row.getString("stamp"), place, MessageJson.read(row.getString("message")), reference);
        return new Lease(
                row.getObject("lease_id", UUID.class),
                row.getLong("id"),
                letter,
                row.getInt("tried_revision"),
                // An edit may be made twice: only a first sending is ever uncertain.
                row.getBoolean("uncertain") && row.getInt("sent_revision") == 0,
                row.getInt("attempts"),
                row.getObject("first_tried_at", OffsetDateTime.class).toInstant(),
                row.getObject("leased_until", OffsetDateTime.class).toInstant());
    }
}
