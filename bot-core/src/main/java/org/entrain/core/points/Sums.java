package org.entrain.core.points;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/**
 * Sums up seasons from the rows of the ledger that are new, each exactly once: those of transactions that began after the last that was
 * summed up and before any that is still writing. So nothing waits for anything while people answer.
 *
 * <p>A day's cap is applied here, where a season is summed up, not where a row is written: so the sum does not depend on the
 * order in which rows came, and is right again when one is taken back.
 */
public final class Sums {
    private static final String ADD = """
            WITH fresh AS (
                SELECT p.person_id, p.community_id, p.day, sum(p.amount)::int AS more
                FROM points p
                WHERE p.tx >= :from AND p.tx < :until
                  AND EXISTS (SELECT FROM seasons s
                              WHERE s.community_id = p.community_id AND p.day BETWEEN s.first_day AND s.last_day)
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
                   EXISTS (SELECT FROM habits h WHERE h.person_id = grown.person_id AND h.boards)
            FROM grown WHERE more <> 0
            ON CONFLICT (season_id, person_id) DO UPDATE SET points = t.points + excluded.points
            """.formatted(Reason.DAILY_CAP);

    private final Database database;

    /** Sums in this database. */
    public Sums(Database database) {
        this.database = database;
    }

    /** Sums up what is new; meant for every few seconds, by any number of nodes, of which one does it. */
    public void add(Instant now) {
        database.useTransaction(tx -> held(tx, "FOR UPDATE SKIP LOCKED").forEach(from -> add(tx, from)));
    }

    /** The same, in a transaction that goes by it. */
    static void add(Transaction tx) {
        add(tx, hold(tx));
    }

    private static void add(Transaction tx, long from) {
        long until = tx.handle()
                .createQuery("SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)")
                .mapTo(Long.class)
                .one();
        if (until <= from) {
            return;
        }
        // A table that is still small when the plan is made would be read as a whole for ever.
        tx.handle().execute("SET LOCAL enable_seqscan = off");
        tx.handle().createUpdate(ADD).bind("from", from).bind("until", until).execute();
        tx.handle()
                .createUpdate("UPDATE points_summed SET upto = :until")
                .bind("until", until)
                .execute();
    }

    /** Rows of transactions before this one are summed up, and no others are before the end of this transaction. */
    private static long hold(Transaction tx) {
        return held(tx, "FOR UPDATE").getFirst();
    }

    private static List<Long> held(Transaction tx, String how) {
        return tx.handle()
                .createQuery("SELECT upto FROM points_summed " + how)
                .mapTo(Long.class)
                .list();
    }

    /** Derives one person's sums anew from the rows that are summed up. */
    static void rebuild(Transaction tx, UUID person) {
        long upto = hold(tx);
        for (String sql : List.of(
                "DELETE FROM point_days WHERE person_id = :person",
                "DELETE FROM point_totals WHERE person_id = :person",
                """
                INSERT INTO point_days (person_id, community_id, day, earned, latest)
                SELECT p.person_id, p.community_id, p.day, sum(p.amount), 0
                FROM points p
                JOIN seasons s ON s.community_id = p.community_id AND p.day BETWEEN s.first_day AND s.last_day
                WHERE p.person_id = :person AND p.tx < :upto GROUP BY 1, 2, 3
                """,
                TOTALS.formatted("d.person_id = :person AND :upto > 0"))) {
            tx.handle()
                    .createUpdate(sql)
                    .bind("person", person)
                    .bind("upto", upto)
                    .execute();
        }
    }

    /** Sums up a season that has just been written, whose first day may have brought something already. */
    static void begin(Transaction tx, UUID season) {
        long upto = hold(tx);
        for (String sql : List.of("""
                INSERT INTO point_days (person_id, community_id, day, earned, latest)
                SELECT p.person_id, p.community_id, p.day, sum(p.amount), 0
                FROM seasons s
                JOIN points p ON p.community_id = s.community_id AND p.day BETWEEN s.first_day AND s.last_day
                             AND p.at > CAST(s.first_day AS timestamp) AT TIME ZONE 'UTC' - INTERVAL '1 day'
                WHERE s.id = :season AND p.tx < :upto GROUP BY 1, 2, 3
                ON CONFLICT (person_id, community_id, day) DO UPDATE SET earned = excluded.earned
                """, TOTALS.formatted("s.id = :season AND :upto > 0"))) {
            tx.handle()
                    .createUpdate(sql)
                    .bind("season", season)
                    .bind("upto", upto)
                    .execute();
        }
    }

    private static final String TOTALS = """
            INSERT INTO point_totals (season_id, person_id, points, shown)
            SELECT s.id, d.person_id, sum(least(d.earned, %d)),
                   EXISTS (SELECT FROM habits h WHERE h.person_id = d.person_id AND h.boards)
            FROM seasons s
            JOIN point_days d ON d.community_id = s.community_id AND d.day BETWEEN s.first_day AND s.last_day
            WHERE %%s GROUP BY 1, 2
            """.formatted(Reason.DAILY_CAP);
}
