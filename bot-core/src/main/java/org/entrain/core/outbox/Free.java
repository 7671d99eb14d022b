package org.entrain.core.outbox;

import static org.entrain.core.database.Columns.each;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;

/** From when on a workspace or a channel may be written to, by the real time; shared by all senders. */
final class Free {
    /** So many workspaces share a lease; the others' turn comes next. */
    private static final int WORKSPACES_AT_ONCE = 32;

    /** Always in the same order, so that no two transactions wait for each other. */
    private static final Comparator<Place> ORDER = Comparator.comparing(
                    (Place place) -> place.workspace().platform().name())
            .thenComparing(place -> place.workspace().id())
            .thenComparing(Place::channel);

    private Free() {}

    /** A channel that is let go, and from when on it may be written to where the platform asked for patience. */
    record Release(Place place, Instant again) {}

    /**
     * Locks workspaces that may be written to and in which something is due, those first that were served longest ago. A
     * statement of its own: only the next one is certain to see what earlier holders of the locks wrote.
     */
    static List<Room> lock(Transaction tx, Map<Platform, Pace> paces, Instant now, Instant wall) {
        return tx.handle()
                .createQuery("""
                        SELECT w.platform, w.workspace, w.filled, w.edits_filled, w.edits_at <= :wall AS editable
                        FROM outbox_workspaces w
                        WHERE w.platform = ANY (:platforms)
                          AND w.free_at <= :wall
                          AND EXISTS (
                              SELECT FROM (VALUES (0), (1), (2), (3)) AS k (urgency)
                              WHERE EXISTS (
                                  SELECT FROM queued(w.platform, w.workspace, k.urgency) AS l
                                  WHERE l.due <= :now OFFSET 0))
                        ORDER BY w.served_at, w.platform, w.workspace
                        LIMIT :limit
                        FOR UPDATE OF w SKIP LOCKED
                        """)
                .bindArray("platforms", String.class, names(paces))
                .bind("wall", wall)
                .bind("now", now)
                .bind("limit", WORKSPACES_AT_ONCE)
                .map((row, context) -> room(row, paces))
                .list();
    }

    private static Room room(ResultSet row, Map<Platform, Pace> paces) throws SQLException {
        var workspace = new Workspace(new Platform(row.getString("platform")), row.getString("workspace"));
        Pace pace = paces.getOrDefault(workspace.platform(), Pace.NONE);
        return new Room(
                workspace,
                new Level(pace.workspace(), instants(row, "filled")),
                new Level(pace.edits(), instants(row, "edits_filled")),
                row.getBoolean("editable"));
    }

    static Object[] names(Map<Platform, Pace> paces) {
        return paces.keySet().stream().map(Platform::name).toArray();
    }

    /**
     * Takes what was leased out of the buckets of the workspaces that were locked. Those that nothing was taken of, because
     * there were enough letters, keep their turn.
     */
    static void serve(Transaction tx, List<Room> rooms, List<Lease> leases, int limit, Instant wall) {
        var served = rooms.stream().map(room -> room.workspace()).toList();
        var levels = rooms.stream()
                .map(room -> room.level().taken(wall, count(leases, room, false)))
                .toList();
        var edits = rooms.stream()
                .map(room -> room.edits().taken(wall, count(leases, room, true)))
                .toList();
        tx.handle()
                .createUpdate("""
                        UPDATE outbox_workspaces w
                        SET filled = CAST(s.filled AS timestamptz[]), free_at = greatest(w.free_at, s.free_at),
                            edits_filled = CAST(s.edits_filled AS timestamptz[]),
                            edits_at = greatest(w.edits_at, s.edits_at),
                            served_at = CASE WHEN s.served THEN :wall ELSE w.served_at END
                        FROM unnest(:platforms, :workspaces, :filled, :free, :editsFilled, :editsFree, :served)
                            AS s (platform, workspace, filled, free_at, edits_filled, edits_at, served)
                        WHERE w.platform = s.platform AND w.workspace = s.workspace
                        """)
                .bindArray(
                        "platforms",
                        String.class,
                        each(served, one -> one.platform().name()))
                .bindArray("workspaces", String.class, each(served, Workspace::id))
                .bindArray("filled", String.class, each(levels, Free::written))
                .bindArray("free", Instant.class, each(levels, Level::nextAt))
                .bindArray("editsFilled", String.class, each(edits, Free::written))
                .bindArray("editsFree", Instant.class, each(edits, Level::nextAt))
                .bindArray(
                        "served",
                        Boolean.class,
                        each(rooms, room -> leases.size() < limit || count(leases, room, false) > 0))
                .bind("wall", wall)
                .execute();
    }

    private static int count(List<Lease> leases, Room room, boolean editsAlone) {
        return (int) leases.stream()
                .map(Lease::letter)
                .filter(letter -> letter.place().workspace().equals(room.workspace()))
                .filter(letter -> !editsAlone || letter.sent().isPresent())
                .count();
    }

    /** A wait that is longer already stays. */
    static void workspaceFrom(Transaction tx, Workspace workspace, Instant at) {
        from(tx, "free_at", workspace, at);
    }

    /** The same for edits alone. */
    static void editsFrom(Transaction tx, Workspace workspace, Instant at) {
        from(tx, "edits_at", workspace, at);
    }

    private static void from(Transaction tx, String column, Workspace workspace, Instant at) {
        tx.handle()
                .createUpdate("UPDATE outbox_workspaces SET " + column + " = greatest(" + column + """
                        , :at) WHERE platform = :platform AND workspace = :workspace
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("at", at)
                .execute();
    }

    /** Keeps channels to a node until it lets them go, or its leases run out, and takes a message out of their buckets. */
    static void hold(Transaction tx, List<Lease> leases, Function<Workspace, Pace> paces, String node, Instant wall) {
        List<Lease> ordered = leases.stream()
                .sorted(Comparator.comparing(lease -> lease.letter().place(), ORDER))
                .toList();
        List<Place> places =
                ordered.stream().map(lease -> lease.letter().place()).toList();
        Map<Place, List<Instant>> filled = filled(tx, places, paces);
        List<Level> levels = places.stream()
                .map(place -> new Level(paces.apply(place.workspace()).channel(), filled.getOrDefault(place, List.of()))
                        .taken(wall, 1))
                .toList();
        tx.handle()
                .createUpdate("""
                        INSERT INTO outbox_channels (
                            platform, workspace, channel, free_at, filled, paced_until, holder)
                        SELECT h.platform, h.workspace, h.channel, h.free_at, CAST(h.filled AS timestamptz[]),
                               h.paced_until, :node
                        FROM unnest(:platforms, :workspaces, :channels, :free, :filled, :paced)
                            AS h (platform, workspace, channel, free_at, filled, paced_until)
                        ON CONFLICT (platform, workspace, channel) DO UPDATE
                        SET free_at = excluded.free_at, filled = excluded.filled, paced_until = excluded.paced_until,
                            holder = excluded.holder
                        """)
                .bindArray("platforms", String.class, each(places, one -> platform(one)))
                .bindArray(
                        "workspaces",
                        String.class,
                        each(places, one -> one.workspace().id()))
                .bindArray("channels", String.class, each(places, Place::channel))
                .bindArray("free", Instant.class, each(ordered, Lease::until))
                .bindArray("filled", String.class, each(levels, Free::written))
                .bindArray("paced", Instant.class, each(levels, Level::nextAt))
                .bind("node", node)
                .execute();
    }

    private static Map<Place, List<Instant>> filled(
            Transaction tx, List<Place> places, Function<Workspace, Pace> paces) {
        List<Place> paced = places.stream()
                .filter(place -> !paces.apply(place.workspace()).channel().isEmpty())
                .toList();
        if (paced.isEmpty()) {
            return Map.of();
        }
        Map<List<String>, Place> byName = paced.stream()
                .collect(Collectors.toMap(
                        place -> List.of(platform(place), place.workspace().id(), place.channel()),
                        Function.identity(),
                        (one, same) -> one));
        var found = new HashMap<Place, List<Instant>>();
        tx.handle()
                .createQuery("""
                        SELECT c.platform, c.workspace, c.channel, c.filled
                        FROM outbox_channels c
                        JOIN unnest(:platforms, :workspaces, :channels) AS g (platform, workspace, channel)
                            USING (platform, workspace, channel)
                        """)
                .bindArray("platforms", String.class, each(paced, one -> platform(one)))
                .bindArray(
                        "workspaces",
                        String.class,
                        each(paced, one -> one.workspace().id()))
                .bindArray("channels", String.class, each(paced, Place::channel))
                .map((row, context) -> Map.entry(
                        List.of(row.getString("platform"), row.getString("workspace"), row.getString("channel")),
                        instants(row, "filled")))
                .forEach(one -> {
                    Place place = byName.get(one.getKey());
                    if (place != null) {
                        found.put(place, one.getValue());
                    }
                });
        return found;
    }

    /** Lets channels go that a node holds; those that were taken from it are left alone. */
    static void release(Transaction tx, Collection<Release> releases, String node) {
        List<Release> ordered = releases.stream()
                .sorted(Comparator.comparing(Release::place, ORDER))
                .toList();
        tx.handle()
                .createUpdate("""
                        WITH given AS MATERIALIZED (
                            SELECT c.platform, c.workspace, c.channel, g.again
                            FROM unnest(:platforms, :workspaces, :channels, :again)
                                AS g (platform, workspace, channel, again)
                            JOIN outbox_channels c USING (platform, workspace, channel)
                            WHERE c.holder = :node
                            ORDER BY c.platform, c.workspace, c.channel
                            FOR UPDATE OF c)
                        UPDATE outbox_channels c
                        SET free_at = greatest(c.paced_until, g.again), holder = NULL
                        FROM given g
                        WHERE c.platform = g.platform AND c.workspace = g.workspace AND c.channel = g.channel
                        """)
                .bindArray("platforms", String.class, each(ordered, one -> platform(one.place())))
                .bindArray(
                        "workspaces",
                        String.class,
                        each(ordered, one -> one.place().workspace().id()))
                .bindArray(
                        "channels",
                        String.class,
                        each(ordered, one -> one.place().channel()))
                .bindArray("again", Instant.class, each(ordered, Release::again))
                .bind("node", node)
                .execute();
    }

    private static String platform(Place place) {
        return place.workspace().platform().name();
    }

    private static String written(Level level) {
        return level.fullAt().stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Instant> instants(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Timestamp[]) row.getArray(column).getArray())
                .map(Timestamp::toInstant)
                .toList();
    }
}
