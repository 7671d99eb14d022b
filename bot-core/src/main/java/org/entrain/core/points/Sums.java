package org.entrain.core.points;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/**
 * Sums up seasons from the rows of the ledger that are new, each exactly once: one waits in {@code points_waiting} from the
 * transaction that wrote it, in whatever order these end, to the one that sums it up. So nothing waits for anything while people
 * answer.
 *
 * <p>A day's cap is applied here, where a season is summed up, not where a row is written: so the sum does not depend on the
 * order in which rows came, and is right again when one is taken back.
 */
public final class Sums {
    /** Whoever sums up holds this advisory lock until the end of their transaction: two would write the same days. */
    private static final long SUMMING = 37;

    /** One statement sees a row and that it waits, or neither. */
    private static final String ADD = """
            WITH taken AS (
                DELETE FROM points_waiting RETURNING person_id, community_id, day, amount
            ), fresh AS (
                SELECT t.person_id, t.community_id, t.day, sum(t.amount)::int AS more
                FROM taken t
                WHERE EXISTS (SELECT FROM seasons s
                              WHERE s.community_id = t.community_id AND t.day BETWEEN s.first_day AND s.last_day)
                GROUP BY 1, 2, 3
            ), days AS (
                INSERT INTO point_days AS d (person_id, community_id, day, earned, latest)
                SELECT person_id, community_id, day, more, more FROM fresh
                ON CONFLICT (person_id, community_id, day)
                DO UPDATE SET earned = d.earned + excluded.earned, latest = excluded.latest
                RETURNING d.person_id, d.community_id, d.day, d.earned, d.latest
            ), grown AS (
                SELECT s.id AS season_id, d.person_id,
                       sum(least(d.earned, %1$d) - least(d.earned - d.latest, %1$d))::int AS more
                FROM days d
                JOIN seasons s ON s.community_id = d.community_id AND d.day BETWEEN s.first_day AND s.last_day
                GROUP BY 1, 2
            )
            INSERT INTO point_totals AS t (season_id, person_id, points, shown)
            SELECT season_id, person_id, more,
                   coalesce((SELECT h.boards FROM habits h WHERE h.person_id = grown.person_id), false)
            FROM grown WHERE more <> 0
            ON CONFLICT (season_id, person_id) DO UPDATE SET points = t.points + excluded.points
            """.formatted(Reason.DAILY_CAP);

    private static final String TOTALS = """
            INSERT INTO point_totals (season_id, person_id, points, shown)
            SELECT s.id, d.person_id, sum(least(d.earned, %d)),
                   EXISTS (SELECT FROM habits h WHERE h.person_id = d.person_id AND h.boards)
            FROM seasons s
            JOIN point_days d ON d.community_id = s.community_id AND d.day BETWEEN s.first_day AND s.last_day
            WHERE %%s GROUP BY 1, 2
            """.formatted(Reason.DAILY_CAP);

    private final Database database;

    /** Sums in this database. */
    public Sums(Database database) {
        this.database = database;
    }

    /** Sums up what is new; meant for every few seconds, by any number of nodes, of which one does it. */
    public void add(Instant now) {
        database.useTransaction(tx -> {
            boolean free = tx.handle()
                    .createQuery("SELECT pg_try_advisory_xact_lock(:summing)")
                    .bind("summing", SUMMING)
                    .mapTo(Boolean.class)
                    .one();
            if (free) {
                tx.handle().execute(ADD);
            }
        });
    }

    /** The same, in a transaction that goes by it. */
    static void add(Transaction tx) {
        hold(tx);
        tx.handle().execute(ADD);
    }

    /** Nobody else sums up before the end of this transaction; what comes next sees all that was summed up. */
    private static void hold(Transaction tx) {
        tx.handle().execute("SELECT pg_advisory_xact_lock(?)", SUMMING);
    }

    /** Derives one person's sums anew from all rows there are: none of them waits any longer. */
    static void rebuild(Transaction tx, UUID person) {
        hold(tx);
        for (String sql : List.of(
                "DELETE FROM point_days WHERE person_id = :person",
                "DELETE FROM point_totals WHERE person_id = :person",
                """
                WITH taken AS (DELETE FROM points_waiting WHERE person_id = :person)
                INSERT INTO point_days (person_id, community_id, day, earned, latest)
                SELECT p.person_id, p.community_id, p.day, sum(p.amount), 0
                FROM points p
                JOIN seasons s ON s.community_id = p.community_id AND p.day BETWEEN s.first_day AND s.last_day
                WHERE p.person_id = :person GROUP BY 1, 2, 3
                """,
                TOTALS.formatted("d.person_id = :person"))) {
            tx.handle().createUpdate(sql).bind("person", person).execute();
        }
    }

    /** Sums up a season that has just been written, whose first day may have brought something already. */
    static void begin(Transaction tx, UUID season) {
        hold(tx);
        for (String sql : List.of("""
                WITH taken AS (
                    DELETE FROM points_waiting w USING seasons s
                    WHERE s.id = :season AND w.community_id = s.community_id AND w.day BETWEEN s.first_day AND s.last_day
                )
                INSERT INTO point_days (person_id, community_id, day, earned, latest)
                SELECT p.person_id, p.community_id, p.day, sum(p.amount), 0
                FROM seasons s
                JOIN points p ON p.community_id = s.community_id AND p.day BETWEEN s.first_day AND s.last_day
                             AND p.at > CAST(s.first_day AS timestamp) AT TIME ZONE 'UTC' - INTERVAL '1 day'
                WHERE s.id = :season GROUP BY 1, 2, 3
                ON CONFLICT (person_id, community_id, day) DO UPDATE SET earned = excluded.earned
                """, TOTALS.formatted("s.id = :season"))) {
            tx.handle().createUpdate(sql).bind("season", season).execute();
        }
    }
}
