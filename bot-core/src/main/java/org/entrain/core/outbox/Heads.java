package org.entrain.core.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Lateness.Taken;

/**
 * Chooses the next letters of workspaces that are locked, and leases them: of each channel the first, of each workspace as
 * many as it may take, from all workspaces in turn.
 *
 * <p>Within a workspace, letters of each urgency stand in a row of their own, a weight apart; where each row begins is
 * drawn anew each time. So a row is served as often as its weight says, also where there is room for one letter at a time.
 */
final class Heads {
    private final RandomGenerator random;
    private final String node;

    Heads(RandomGenerator random, String node) {
        this.random = random;
        this.node = node;
    }

    /** The times of one choice. */
    record Times(Instant now, Instant wall, Instant until) {}

    List<Taken> take(Transaction tx, List<Room> rooms, ToIntFunction<Room> quota, int limit, Times times) {
        Urgency[] urgencies = Urgency.values();
        return tx.handle()
                .createQuery("""
                        WITH rooms AS MATERIALIZED (
                            SELECT * FROM unnest(:platforms, :workspaces, :quotas, :editable) WITH ORDINALITY
                            AS r (platform, workspace, quota, editable, turn)
                        ), rows_of AS MATERIALIZED (
                            SELECT * FROM unnest(:urgencies, :weights, :luck) AS u (urgency, weight, luck)
                        ), heads AS MATERIALIZED (
                            SELECT r.turn, r.quota, head.id,
                                   row_number() OVER (PARTITION BY r.turn
                                       ORDER BY (head.number - u.luck) / u.weight, head.id) AS place
                            FROM rooms r CROSS JOIN rows_of u
                            CROSS JOIN LATERAL (
                                SELECT found.id, row_number() OVER (ORDER BY found.due, found.id) AS number
                                FROM (
                                    SELECT l.id, l.due, row_number() OVER (PARTITION BY l.channel ORDER BY l.due, l.id) AS turn
                                    FROM (
                                        SELECT l.id, l.due, l.channel
                                        FROM (
                                            SELECT * FROM queued(r.platform, r.workspace, u.urgency)
                                            WHERE due <= :now
                                            ORDER BY due, id LIMIT :seen) l
                                        WHERE l.not_before <= :wall
                                          AND (l.worth_until IS NULL OR l.worth_until >= :now
                                               OR l.sent_revision > 0 OR l.uncertain OR l.lease_id IS NOT NULL)
                                          AND (r.editable OR l.sent_revision = 0)
                                          -- OFFSET 0 has these asked of one letter after another, and of no more than needed.
                                          AND NOT EXISTS (
                                              SELECT FROM outbox_channels c
                                              WHERE c.platform = l.platform AND c.workspace = l.workspace
                                                AND c.channel = l.channel AND c.free_at > :wall OFFSET 0)
                                          AND NOT EXISTS (
                                              SELECT FROM letters earlier
                                              WHERE earlier.platform = l.platform AND earlier.workspace = l.workspace
                                                AND earlier.channel = l.channel AND earlier.state = 'WAITING'
                                                AND (earlier.urgency < 3 OR earlier.aside IS NOT NULL)
                                                AND (earlier.urgency, earlier.due, earlier.id) < (l.urgency, l.due, l.id)
                                                AND earlier.due <= :now AND earlier.aside IS DISTINCT FROM 'BACK_OFF'
                                                AND (r.editable OR earlier.sent_revision = 0)
                                              OFFSET 0)
                                        ORDER BY l.due, l.id LIMIT r.quota) l) found
                                -- Of the nudges to somebody, all of which are found here, the first.
                                WHERE found.turn = 1) head
                        ), chosen AS MATERIALIZED (
                            SELECT id FROM heads WHERE place <= quota ORDER BY place, turn LIMIT :limit),
                        -- A head that somebody is revising is left for the next time, and so is its channel.
                        free AS MATERIALIZED (
                            SELECT l.id FROM letters l JOIN chosen USING (id)
                            WHERE l.state = 'WAITING' AND l.not_before <= :wall
                            FOR UPDATE OF l SKIP LOCKED)
                        UPDATE letters l
                        SET uncertain = l.uncertain OR l.lease_id IS NOT NULL,
                            tried_revision = CASE
                                WHEN l.sent_revision = 0 AND (l.uncertain OR l.lease_id IS NOT NULL)
                                THEN l.tried_revision ELSE l.revision END,
                            tries = l.tries + 1,
                            lease_id = gen_random_uuid(),
                            leased_by = :node,
                            leased_until = :until,
                            first_tried_at = coalesce(l.first_tried_at, :wall)
                        FROM free
                        WHERE l.id = free.id
                        RETURNING l.*, said(l) AS said,
                                  l.place_kind = 'PERSONAL' AND l.urgency > :direct AND l.sent_revision = 0
                                  AND NOT l.uncertain AND l.due < :onTime AS late
                        """)
                .bindArray(
                        "platforms",
                        String.class,
                        rooms.stream()
                                .map(room -> room.workspace().platform().name())
                                .toArray())
                .bindArray(
                        "workspaces",
                        String.class,
                        rooms.stream().map(room -> room.workspace().id()).toArray())
                .bindArray(
                        "quotas",
                        Integer.class,
                        rooms.stream().map(quota::applyAsInt).toArray())
                .bindArray(
                        "editable",
                        Boolean.class,
                        rooms.stream().map(Room::editable).toArray())
                .bindArray(
                        "urgencies",
                        Integer.class,
                        Arrays.stream(urgencies).map(Urgency::stored).toArray())
                .bindArray(
                        "weights",
                        Double.class,
                        Arrays.stream(urgencies).map(Urgency::weight).toArray())
                .bindArray(
                        "luck",
                        Double.class,
                        Arrays.stream(urgencies).map(one -> random.nextDouble()).toArray())
                .bind("direct", Urgency.DIRECT.stored())
                .bind("onTime", times.now().minus(Lateness.ON_TIME))
                .bind("seen", Aside.LOOKED_THROUGH)
                .bind("now", times.now())
                .bind("wall", times.wall())
                .bind("limit", limit)
                .bind("until", times.until())
                .bind("node", node)
                .map((row, context) ->
                        new Taken(lease(row), row.getBoolean("late"), row.getInt("urgency") == Urgency.NUDGE.stored()))
                .list();
    }

    private static Lease lease(ResultSet row) throws SQLException {
        var place = new Place(
                new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                row.getString("channel"),
                Place.Kind.valueOf(row.getString("place_kind")),
                row.getString("address"));
        Optional<String> reference = Optional.ofNullable(row.getString("reference"));
        var letter = new Letter(row.getString("stamp"), place, MessageJson.read(row.getString("said")), reference);
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
