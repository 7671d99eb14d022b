package org.entrain.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrain.core.database.Database;

/**
 * Measures how long it takes to read the board of a season that a whole organisation plays: teams, names in front, those around the
 * reader and their place, for readers by chance; beside the ranking of everybody by the rows of the ledger.
 */
final class Boards {
    private static final double MILLISECONDS = 50;
    private static final int ROWS_EACH = 20;
    private static final int NAIVE = 20;

    /** The whole board from the ledger, as it would be written without sums. */
    private static final String FROM_LEDGER = """
            WITH days AS (
                SELECT person_id, least(sum(amount), 60) AS earned
                FROM points WHERE community_id = :community AND day BETWEEN '2026-01-01' AND '2026-01-28'
                GROUP BY person_id, day
            ), ranked AS (
                SELECT d.person_id, sum(earned) AS points,
                       rank() OVER (ORDER BY sum(earned) DESC) AS place,
                       row_number() OVER (ORDER BY sum(earned), d.person_id) AS line
                FROM days d JOIN habits h ON h.person_id = d.person_id AND h.boards GROUP BY d.person_id
            )
            SELECT r.* FROM ranked r, (SELECT line FROM ranked WHERE person_id = :person) mine
            WHERE r.line BETWEEN mine.line - 4 AND mine.line + 5
            """;

    private final int people;
    private final int reads;

    /** For so many people, read so often. */
    Boards(int people, int reads) {
        this.people = people;
        this.reads = reads;
    }

    /** In an empty database. */
    Section measure(Database database) {
        settle(database);
        List<UUID> readers = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT id FROM persons ORDER BY id")
                .mapTo(UUID.class)
                .list());
        UUID community = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT id FROM communities")
                .mapTo(UUID.class)
                .one());
        var chance = new Random(1);
        var boards = new org.entrain.core.points.Boards();
        LocalDate today = LocalDate.of(2026, 1, 15);
        Consumer<UUID> board = reader -> database.useTransaction(tx -> boards.latest(tx, community, reader, today));
        Consumer<UUID> naive = reader -> database.useTransaction(tx -> tx.handle()
                .createQuery(FROM_LEDGER)
                .bind("community", community)
                .bind("person", reader)
                .mapToMap()
                .list());
        timed(board, readers, reads / 4, chance);
        List<Double> ours = timed(board, readers, reads, chance);
        timed(naive, readers, 2, chance);
        List<Double> theirs = timed(naive, readers, NAIVE, chance);
        double p99 = at(ours, 0.99);
        return new Section(
                "Boards",
                """
                %s members of one community, all on its board, in 40 teams, with %s rows in the ledger of a season of four weeks, a fifth of them \
                twice as busy. One connection reads boards for readers by chance, one after another: the season, all teams, the three in front, \
                the ten around the reader, their place, their own week. Beside it the same ten and the place by a window over the ledger, \
                without teams and names in front; in the same run on the same rows.""".formatted(Figures.whole(people), Figures.whole((long) people * ROWS_EACH)),
                List.of("read", "times", "p50, ms", "p99, ms", "slowest, ms"),
                List.of(row("a board", ours), row("by a window over the ledger", theirs)),
                List.of(),
                List.of(new Goal(
                        "A board of 100,000 people in under 50 ms (p99)",
                        Figures.tenths(p99) + " ms",
                        p99 < MILLISECONDS)));
    }

    private static List<Double> timed(Consumer<UUID> read, List<UUID> readers, int times, Random chance) {
        var took = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            UUID reader = readers.get(chance.nextInt(readers.size()));
            long begun = System.nanoTime();
            read.accept(reader);
            took.add((System.nanoTime() - begun) / 1e6);
        }
        return took.stream().sorted().toList();
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private static List<String> row(String what, List<Double> sorted) {
        return List.of(
                what,
                Figures.whole(sorted.size()),
                Figures.tenths(at(sorted, 0.5)),
                Figures.tenths(at(sorted, 0.99)),
                Figures.tenths(sorted.getLast()));
    }

    private void settle(Database database) {
        Laboratory.fill(database, settling());
    }

    private List<String> settling() {
        return List.of("""
                INSERT INTO organisations (id, name, created_at) VALUES (gen_random_uuid(), 'House', now());
                INSERT INTO persons (id, organisation_id, name, language, zone, created_at)
                SELECT gen_random_uuid(), o.id, 'Player ' || n, 'EN', 'Europe/Paris', now()
                FROM generate_series(1, %1$d) AS n, organisations o;
                INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                SELECT gen_random_uuid(), id, 'Everybody', 'LEARNING', 'We learn.', 'EN', 'Europe/Paris', now()
                FROM organisations;
                INSERT INTO memberships (community_id, person_id, role, joined_at)
                SELECT c.id, p.id, 'MEMBER', now() FROM persons p, communities c;
                INSERT INTO habits (person_id, quiet_from, quiet_until, days, budget, boards)
                SELECT id, '20:00', '08:00', '{1,2,3,4,5}', 2, true FROM persons;
                INSERT INTO person_groups (person_id, kind, name)
                SELECT id, 'SITE', 'Site ' || (abs(hashtext(id::text)) %% 40) FROM persons;
                INSERT INTO seasons (id, community_id, teams, first_day, last_day)
                SELECT gen_random_uuid(), id, 'SITE', '2026-01-01', '2026-01-28' FROM communities;
                INSERT INTO points (person_id, key, turn, community_id, reason, amount, day, at)
                SELECT p.id, gen_random_uuid(), 0, c.id, 'RIGHT',
                       (1 + random() * 8) * CASE WHEN abs(hashtext(p.id::text)) %% 5 = 0 THEN 2 ELSE 1 END,
                       DATE '2026-01-01' + (random() * 27)::int, '2026-01-15'
                FROM generate_series(1, %2$d) AS n, persons p, communities c
                """.formatted(people, ROWS_EACH), """
                INSERT INTO point_days (person_id, community_id, day, earned, latest)
                SELECT person_id, community_id, day, sum(amount), 0 FROM points GROUP BY 1, 2, 3;
                INSERT INTO point_totals (season_id, person_id, points, shown)
                SELECT s.id, d.person_id, sum(least(d.earned, 60)), true FROM point_days d, seasons s GROUP BY 1, 2;
                INSERT INTO season_teams (season_id, name, members, active, points)
                SELECT s.id, g.name, count(*), count(t.person_id), coalesce(sum(t.points), 0)
                FROM seasons s JOIN person_groups g ON g.kind = 'SITE'
                LEFT JOIN point_totals t ON t.season_id = s.id AND t.person_id = g.person_id
                GROUP BY 1, 2
                """, "VACUUM ANALYZE");
    }
}
