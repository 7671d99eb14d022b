package org.entrain.core.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Groups;

/** The seasons of communities: one at a time, and a pause after each. */
public final class Seasons {
    private static final String COLUMNS =
            "s.id, s.community_id, s.teams, s.first_day, s.last_day, s.lead_id, s.ended_at";

    private final Members members;

    /** Seasons of communities with these members. */
    public Seasons(Members members) {
        this.members = members;
    }

    /** The season that a community plays, else the one it played last. */
    static Optional<Season> latest(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + """
                         FROM seasons s WHERE s.community_id = :community ORDER BY s.first_day DESC LIMIT 1
                        """)
                .bind("community", community)
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * Begins a season today, by the community's clock.
     *
     * @param last its last day
     * @return empty, with nothing done, where one is played already, whoever began it a moment ago
     */
    Optional<Season> start(
            Transaction tx, Community community, UUID by, Groups.Kind teams, LocalDate last, Instant at) {
        Optional<Season> started = tx.handle()
                .createQuery("""
                        INSERT INTO seasons AS s (id, community_id, teams, first_day, last_day, started_by, lead_id)
                        VALUES (gen_random_uuid(), :community, :teams, :first, :last, :by, :lead)
                        ON CONFLICT (community_id) WHERE ended_at IS NULL DO NOTHING
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("community", community.id())
                .bind("teams", teams.name())
                .bind("first", LocalDate.ofInstant(at, community.zone()))
                .bind("last", last)
                .bind("by", by)
                .bind(
                        "lead",
                        members.leads(tx, community.id()).stream().findFirst().orElse(null))
                .map((row, context) -> read(row))
                .findOne();
        started.ifPresent(season -> Sums.begin(tx, season.id()));
        return started;
    }

    /** Those whose last day is over, by their communities' clocks. */
    List<UUID> due(Transaction tx, Instant now) {
        return tx.handle().createQuery("""
                        SELECT s.id FROM seasons s JOIN communities c ON c.id = s.community_id
                        WHERE s.ended_at IS NULL
                          AND (c.archived_at IS NOT NULL
                               OR s.last_day < CAST(CAST(:now AS timestamptz) AT TIME ZONE c.zone AS date))
                        ORDER BY s.last_day LIMIT 100
                        """).bind("now", now).mapTo(UUID.class).list();
    }

    /**
     * Ends a season, today at the latest.
     *
     * @return empty, with nothing done, where it has ended
     */
    Optional<Season> end(Transaction tx, UUID season, Instant at) {
        return tx.handle()
                .createQuery("""
                        UPDATE seasons s
                        SET ended_at = :at,
                            last_day = greatest(s.first_day,
                                                least(s.last_day, CAST(CAST(:at AS timestamptz) AT TIME ZONE c.zone AS date)))
                        FROM communities c
                        WHERE s.id = :season AND s.ended_at IS NULL AND c.id = s.community_id
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("season", season)
                .bind("at", at)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Season read(ResultSet row) throws SQLException {
        return new Season(
                row.getObject("id", UUID.class),
                row.getObject("community_id", UUID.class),
                Groups.Kind.valueOf(row.getString("teams")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Optional.ofNullable(row.getObject("lead_id", UUID.class)),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
