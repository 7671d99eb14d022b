package org.entrain.core.points;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * The teams of seasons. They are counted once an hour: fast to read however many people there are, and nobody can watch a
 * figure move when one of few answers. Whoever is in a team counts, on boards or not; where a country has no boards, its
 * people count nowhere.
 */
final class Teams {
    /** Of fewer people nothing is said. */
    static final int FEWEST = 5;

    private static final Duration COUNTED_EVERY = Duration.ofHours(1);

    private Teams() {}

    /** A season that is to be counted. */
    record Due(UUID season, UUID organisation) {}

    /** The seasons that were not counted for an hour. */
    static List<Due> due(Transaction tx, Instant now) {
        return tx.handle()
                .createQuery("""
                        SELECT s.id, c.organisation_id FROM seasons s JOIN communities c ON c.id = s.community_id
                        WHERE s.ended_at IS NULL AND (s.counted_at IS NULL OR s.counted_at <= :before)
                        ORDER BY s.counted_at NULLS FIRST LIMIT 100
                        """)
                .bind("before", now.minus(COUNTED_EVERY))
                .map((row, context) ->
                        new Due(row.getObject("id", UUID.class), row.getObject("organisation_id", UUID.class)))
                .list();
    }

    /** Counts the teams of a season, and who of it is shown; of two nodes one does it. */
    static void count(Transaction tx, Due due, List<String> countriesOff, Instant now) {
        boolean mine = tx.handle()
                .createQuery("SELECT id FROM seasons WHERE id = :season FOR NO KEY UPDATE SKIP LOCKED")
                .bind("season", due.season())
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
        if (mine) {
            for (String sql : List.of(SHOW, "DELETE FROM season_teams WHERE season_id = :season", COUNT, NOTE)) {
                tx.handle()
                        .createUpdate(sql)
                        .bind("season", due.season())
                        .bindArray("off", String.class, countriesOff.toArray())
                        .bind("fewest", FEWEST)
                        .bind("now", now)
                        .execute();
            }
        }
    }

    /** Whoever wants to be seen, is there, and lives where there are boards. */
    private static final String SHOW = """
            UPDATE point_totals t SET shown = NOT t.shown
            FROM seasons s
            WHERE t.season_id = :season AND s.id = t.season_id
              AND t.shown <> (EXISTS (SELECT FROM habits h WHERE h.person_id = t.person_id AND h.boards)
                              AND EXISTS (SELECT FROM memberships m
                                          WHERE m.community_id = s.community_id AND m.person_id = t.person_id
                                            AND m.gone_at IS NULL)
                              AND NOT EXISTS (SELECT FROM person_groups g
                                              WHERE g.person_id = t.person_id AND g.kind = 'COUNTRY'
                                                AND lower(g.name) = ANY (:off)))
            """;

    private static final String COUNT = """
            INSERT INTO season_teams (season_id, name, members, active, points)
            SELECT s.id, g.name, count(*), count(*) FILTER (WHERE t.points > 0), coalesce(sum(t.points), 0)
            FROM seasons s
            JOIN memberships m ON m.community_id = s.community_id AND m.gone_at IS NULL
            JOIN person_groups g ON g.person_id = m.person_id AND g.kind = s.teams
            LEFT JOIN point_totals t ON t.season_id = s.id AND t.person_id = m.person_id
            WHERE s.id = :season
              AND NOT EXISTS (SELECT FROM person_groups off
                              WHERE off.person_id = m.person_id AND off.kind = 'COUNTRY'
                                AND lower(off.name) = ANY (:off))
            GROUP BY s.id, g.name HAVING count(*) >= :fewest
            """;

    private static final String NOTE = "UPDATE seasons SET counted_at = :now WHERE id = :season";

    /** The teams of a season, the furthest ahead first. */
    static List<Team> of(Transaction tx, UUID season) {
        return tx
                .handle()
                .createQuery("SELECT name, members, active, points FROM season_teams WHERE season_id = :season")
                .bind("season", season)
                .map((row, context) -> new Team(
                        row.getString("name"), row.getInt("members"), row.getInt("active"), row.getInt("points")))
                .stream()
                .sorted(Team.BY_SCORE)
                .toList();
    }

    /** What somebody's team in a season is called; empty where they are in none. */
    static Optional<String> nameOf(Transaction tx, Season season, UUID person) {
        return tx.handle()
                .createQuery("SELECT name FROM person_groups WHERE person_id = :person AND kind = :kind")
                .bind("person", person)
                .bind("kind", season.teams().name())
                .mapTo(String.class)
                .findOne();
    }
}
