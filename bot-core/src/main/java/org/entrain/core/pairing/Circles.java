package org.entrain.core.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;

/** The groups that were brought together. */
final class Circles {
    private static final String SELECT = """
            SELECT g.id, g.round_id, g.why, g.platform, g.workspace, g.channel, g.met_at, g.ended_at,
                   ARRAY(SELECT m.person_id FROM pairing_members m
                         WHERE m.group_id = g.id AND m.left_at IS NULL ORDER BY m.joined_at, m.person_id) AS members
            FROM pairing_groups g
            """;

    /** Keeps groups of a round, and when each is asked what: in three statements, however many they are. */
    void add(Transaction tx, List<Circle> circles, Map<Ask, Instant> asks, Instant at) {
        if (circles.isEmpty()) {
            return;
        }
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_groups (id, round_id, why, made_at, platform, workspace, channel)
                        SELECT g.id, g.round, string_to_array(g.why, ','), :at, g.platform, g.workspace, g.channel
                        FROM unnest(:ids, :rounds, :whys, :platforms, :workspaces, :channels)
                            AS g (id, round, why, platform, workspace, channel)
                        """)
                .bind("at", at)
                .bindArray("ids", UUID.class, each(circles, Circle::id))
                .bindArray("rounds", UUID.class, each(circles, Circle::cycleId))
                .bindArray("whys", String.class, each(circles, circle -> String.join(",", names(circle.why()))))
                .bindArray("platforms", String.class, each(circles, circle -> where(circle, Where.PLATFORM)))
                .bindArray("workspaces", String.class, each(circles, circle -> where(circle, Where.WORKSPACE)))
                .bindArray("channels", String.class, each(circles, circle -> where(circle, Where.CHANNEL)))
                .execute();
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_members (group_id, person_id, joined_at)
                        SELECT m.circle, m.person, :at FROM unnest(:circles, :persons) AS m (circle, person)
                        """)
                .bind("at", at)
                .bindArray(
                        "circles",
                        UUID.class,
                        flat(circles, circle -> circle.members().stream().map(member -> circle.id())))
                .bindArray("persons", UUID.class, flat(circles, circle -> circle.members().stream()))
                .execute();
        asks.forEach((what, due) -> tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_asks (group_id, what, due)
                        SELECT circle, :what, :due FROM unnest(:circles) AS circle WHERE :due > :at
                        """)
                .bind("what", what.name())
                .bind("due", due)
                .bind("at", at)
                .bindArray("circles", UUID.class, each(circles, Circle::id))
                .execute());
    }

    private enum Where {
        PLATFORM,
        WORKSPACE,
        CHANNEL
    }

    private static Object where(Circle circle, Where part) {
        return circle.together()
                .map(place -> switch (part) {
                    case PLATFORM -> place.workspace().platform().name();
                    case WORKSPACE -> place.workspace().id();
                    case CHANNEL -> place.channel();
                })
                .orElse("");
    }

    private interface Of {
        Object part(Circle circle);
    }

    private static Object[] each(List<Circle> circles, Of of) {
        return circles.stream().map(of::part).toArray();
    }

    private interface AllOf {
        Stream<UUID> parts(Circle circle);
    }

    private static Object[] flat(List<Circle> circles, AllOf of) {
        return circles.stream().flatMap(of::parts).toArray();
    }

    private static List<String> names(List<Wish> why) {
        return why.stream().map(Enum::name).toList();
    }

    Optional<Circle> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE g.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The groups of a round that go on. */
    List<Circle> of(Transaction tx, UUID cycle) {
        return tx.handle()
                .createQuery(SELECT + "WHERE g.round_id = :round AND g.ended_at IS NULL ORDER BY g.made_at, g.id")
                .bind("round", cycle)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of them that somebody is in. */
    List<Circle> of(Transaction tx, UUID cycle, UUID person) {
        return tx.handle()
                .createQuery(SELECT + """
                        JOIN pairing_members own ON own.group_id = g.id AND own.person_id = :person AND own.left_at IS NULL
                        WHERE g.round_id = :round AND g.ended_at IS NULL
                        """)
                .bind("person", person)
                .bind("round", cycle)
                .map((row, context) -> read(row))
                .list();
    }

    /** Has somebody come to a group. */
    void come(Transaction tx, Circle circle, UUID person, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO pairing_members (group_id, person_id, joined_at) VALUES (:circle, :person, :at)
                        ON CONFLICT (group_id, person_id) DO UPDATE SET left_at = NULL
                        """)
                .bind("circle", circle.id())
                .bind("person", person)
                .bind("at", at)
                .execute();
    }

    /** Keeps where a group has a conversation of its own. */
    void settle(Transaction tx, UUID circle, Optional<Place> together) {
        tx.handle()
                .createUpdate("""
                        UPDATE pairing_groups SET platform = :platform, workspace = :workspace, channel = :channel
                        WHERE id = :circle
                        """)
                .bind(
                        "platform",
                        together.map(place -> place.workspace().platform().name())
                                .orElse(""))
                .bind("workspace", together.map(place -> place.workspace().id()).orElse(""))
                .bind("channel", together.map(Place::channel).orElse(""))
                .bind("circle", circle)
                .execute();
    }

    void leave(Transaction tx, Circle circle, UUID person, Instant at) {
        tx.handle()
                .createUpdate(
                        "UPDATE pairing_members SET left_at = :at WHERE group_id = :circle AND person_id = :person")
                .bind("at", at)
                .bind("circle", circle.id())
                .bind("person", person)
                .execute();
    }

    /** Ends a group before its round; nobody in it is asked anything more. */
    void end(Transaction tx, Circle circle, Instant at) {
        tx.handle()
                .createUpdate("UPDATE pairing_groups SET ended_at = :at WHERE id = :circle AND ended_at IS NULL")
                .bind("at", at)
                .bind("circle", circle.id())
                .execute();
        tx.handle()
                .createUpdate("DELETE FROM pairing_asks WHERE group_id = :circle AND asked_at IS NULL")
                .bind("circle", circle.id())
                .execute();
    }

    /** Notes that a group met; whether nobody had said so before. */
    boolean met(Transaction tx, Circle circle, Instant at) {
        return tx.handle()
                        .createUpdate("UPDATE pairing_groups SET met_at = :at WHERE id = :circle AND met_at IS NULL")
                        .bind("at", at)
                        .bind("circle", circle.id())
                        .execute()
                == 1;
    }

    private static Circle read(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return new Circle(
                row.getObject("id", UUID.class),
                row.getObject("round_id", UUID.class),
                List.of((UUID[]) row.getArray("members").getArray()),
                Arrays.stream((String[]) row.getArray("why").getArray())
                        .map(Wish::valueOf)
                        .toList(),
                channel.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Place(
                                new Workspace(new Platform(row.getString("platform")), row.getString("workspace")),
                                channel,
                                Place.Kind.GROUP,
                                "")),
                row.getObject("met_at") != null,
                row.getObject("ended_at") != null);
    }
}
