package org.entrain.core.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Outbox;

/** Reads the outbox for whoever runs a community: the letters to its channels one by one, those to its people as numbers. */
final class Ledger {
    private static final String COLUMNS = """
            l.id, l.stamp, l.platform, l.workspace, l.channel, l.address, l.said::text AS message, l.due, l.state,
            l.settled_at, l.tries, l.why
            """;

    /** The newest letters to a community's channels, what is due last first. */
    List<Entry> of(Transaction tx, UUID community, int most) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                        FROM channels h
                        CROSS JOIN LATERAL (
                            SELECT *, said(letters) AS said FROM letters
                            WHERE platform = h.platform AND workspace = h.workspace AND channel = h.external_id
                              AND place_kind = 'SHARED'
                            ORDER BY due DESC LIMIT :most) l
                        WHERE h.community_id = :community
                        ORDER BY l.due DESC, l.id DESC LIMIT :most
                        """)
                .bind("community", community)
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list();
    }

    /** A letter to one of a community's channels; empty where it is no such. */
    Optional<Entry> find(Transaction tx, UUID community, long letter) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                        FROM letters l
                        JOIN channels h ON h.platform = l.platform AND h.workspace = l.workspace
                                       AND h.external_id = l.channel
                        WHERE l.id = :letter AND l.place_kind = 'SHARED' AND h.community_id = :community
                        """)
                .bind("community", community)
                .bind("letter", letter)
                .map((row, context) -> entry(row))
                .findOne();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new Entry(
                row.getLong("id"),
                row.getString("stamp"),
                new Place(
                        new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                        row.getString("channel"),
                        Place.Kind.SHARED,
                        row.getString("address")),
                Outbox.title(row.getString("message")),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                Entry.State.valueOf(row.getString("state")),
                settled == null ? Optional.empty() : Optional.of(settled.toInstant()),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("why")).map(Delivery.Why::valueOf));
    }

    /** How many letters to these people, due since a moment, became what. */
    Map<Entry.State, Integer> privately(Transaction tx, Collection<UUID> people, Instant since, Instant now) {
        var counts = new TreeMap<Entry.State, Integer>();
        tx.handle()
                .createQuery("""
                        WITH theirs AS MATERIALIZED (SELECT * FROM accounts WHERE person_id = ANY (:people))
                        SELECT state, count(*)::int AS letters
                        FROM (
                            SELECT l.state FROM theirs CROSS JOIN LATERAL letters_by_channel(theirs) l
                            WHERE l.due BETWEEN :since AND :now
                            UNION ALL
                            SELECT l.state
                            FROM (SELECT DISTINCT platform, workspace FROM theirs) w
                            CROSS JOIN LATERAL queued(w.platform, w.workspace, 3) l
                            JOIN theirs t ON t.platform = l.platform AND t.workspace = l.workspace
                                         AND t.external_id = l.channel
                            WHERE l.due BETWEEN :since AND :now) AS all_of_them
                        GROUP BY state
                        """)
                .bindArray("people", UUID.class, people.toArray())
                .bind("since", since)
                .bind("now", now)
                .map((row, context) -> Map.entry(Entry.State.valueOf(row.getString("state")), row.getInt("letters")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }
}
