package org.entrain.core.points;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;

/** Somebody's points, and the seasons they started or led. */
public final class PointsPersonalData implements PersonalData, Fading {
    @Override
    public List<String> tables() {
        return List.of("points", "points_waiting", "point_days", "point_totals", "seasons");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Your points", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, p.reason, p.amount AS points, p.day::text, p.at
                        FROM points p JOIN communities c ON c.id = p.community_id
                        WHERE p.person_id = :person ORDER BY p.at, p.key, p.turn
                        """),
                "Your points in seasons", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, s.first_day::text, s.last_day::text, t.points
                        FROM point_totals t JOIN seasons s ON s.id = t.season_id JOIN communities c ON c.id = s.community_id
                        WHERE t.person_id = :person ORDER BY s.first_day
                        """),
                "Seasons you started or led", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, s.first_day::text, s.last_day::text
                        FROM seasons s JOIN communities c ON c.id = s.community_id
                        WHERE s.started_by = :person OR s.lead_id = :person ORDER BY s.first_day
                        """));
    }

    /** Points are about one person and nothing else: none is left. What a team had was counted before. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        for (String sql : List.of(
                "DELETE FROM points WHERE person_id = :person",
                // Before the sums: where they are summed up at this moment, this waits for it.
                "DELETE FROM points_waiting WHERE person_id = :person",
                "DELETE FROM point_days WHERE person_id = :person",
                "DELETE FROM point_totals WHERE person_id = :person",
                "UPDATE seasons SET started_by = NULL WHERE started_by = :person",
                "UPDATE seasons SET lead_id = NULL WHERE lead_id = :person")) {
            PersonalData.change(tx, person, sql);
        }
    }

    /** What both had points for counts once, the older, with what was corrected of it; the sums follow. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of(
                """
                DELETE FROM points p USING points mine, points other
                WHERE mine.turn = 0 AND other.turn = 0 AND mine.key = other.key
                  AND mine.person_id IN (:from, :into) AND other.person_id IN (:from, :into)
                  AND (mine.at, mine.person_id) > (other.at, other.person_id)
                  AND p.person_id = mine.person_id AND p.key = mine.key
                """,
                "UPDATE points SET person_id = :into WHERE person_id = :from",
                "UPDATE seasons SET started_by = :into WHERE started_by = :from",
                "UPDATE seasons SET lead_id = :into WHERE lead_id = :from")) {
            PersonalData.change(tx, from, into, sql);
        }
        Sums.rebuild(tx, from);
        Sums.rebuild(tx, into);
    }

    /** Old points are worth nothing any more to whoever had them; of old seasons the teams' figures stay. */
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return fade(tx, organisation, from, before, limit, """
                        DELETE FROM points WHERE (person_id, key, turn) IN (
                            SELECT p.person_id, p.key, p.turn
                            FROM points p JOIN communities c ON c.id = p.community_id
                            WHERE c.organisation_id = :organisation AND p.at >= :from AND p.at < :before LIMIT :limit)
                        """)
                + fade(tx, organisation, from, before, limit, """
                        DELETE FROM point_days WHERE (person_id, community_id, day) IN (
                            SELECT d.person_id, d.community_id, d.day
                            FROM point_days d JOIN communities c ON c.id = d.community_id
                            WHERE c.organisation_id = :organisation
                              AND d.day >= CAST(CAST(:from AS timestamptz) AT TIME ZONE 'UTC' AS date) - 1
                              AND d.day < CAST(CAST(:before AS timestamptz) AT TIME ZONE 'UTC' AS date) - 1 LIMIT :limit)
                        """)
                + fade(tx, organisation, from, before, limit, """
                        DELETE FROM point_totals WHERE (season_id, person_id) IN (
                            SELECT t.season_id, t.person_id
                            FROM seasons s JOIN communities c ON c.id = s.community_id
                            JOIN point_totals t ON t.season_id = s.id
                            WHERE c.organisation_id = :organisation AND s.ended_at >= :from AND s.ended_at < :before
                            LIMIT :limit)
                        """)
                + fade(tx, organisation, from, before, limit, """
                        UPDATE seasons SET started_by = NULL, lead_id = NULL WHERE id IN (
                            SELECT s.id FROM seasons s JOIN communities c ON c.id = s.community_id
                            WHERE c.organisation_id = :organisation AND s.ended_at >= :from AND s.ended_at < :before
                              AND (s.started_by IS NOT NULL OR s.lead_id IS NOT NULL) LIMIT :limit)
                        """);
    }

    private static int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit, String sql) {
        return tx.handle()
                .createUpdate(sql)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}
