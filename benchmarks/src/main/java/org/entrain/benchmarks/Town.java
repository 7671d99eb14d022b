package org.entrain.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.entrain.core.database.Database;

/** Measures a large organisation: what one person asks about it must not grow with it. */
final class Town {
    private static final int PEOPLE = 100_000;
    private static final int COMMUNITIES = 2_000;
    private static final int FACTS = 1_000_000;
    private static final double MILLISECONDS = 50;

    private final Scale scale;

    Town(Scale scale) {
        this.scale = scale;
    }

    Section measure(EntrainProgram program) {
        settle(program);
        var someone = new Random(1);
        IntFunction<byte[]> show = n -> Signed.bySlack(
                program.port(),
                SlackForms.command(
                        person(someone.nextInt(PEOPLE)),
                        "community show Circle " + someone.nextInt(COMMUNITIES),
                        "http://127.0.0.1/unused",
                        UUID.randomUUID().toString()),
                Instant.now());
        IntFunction<byte[]> home = n -> Signed.bySlackEvent(
                program.port(),
                SlackForms.homeOpened(person(someone.nextInt(PEOPLE)), UUID.randomUUID()),
                Instant.now());
        OpenLoop.Result shown = ask(program, show);
        OpenLoop.Result opened = ask(program, home);
        return new Section(
                "A town of people",
                """
                In an organisation of %s people, %s communities (four for each person) and %s facts of the last two \
                months, random people ask for a random community and open their home page, each request at its moment; \
                what is timed is the whole signed request.""".formatted(Figures.whole(PEOPLE), Figures.whole(COMMUNITIES), Figures.whole(FACTS)),
                List.of("what", "a second", "p50, ms", "p99, ms", "longest, ms", "not answered 200"),
                List.of(row("`community show`", shown), row("the home page", opened)),
                List.of(),
                List.of(goal("`community show`", shown), goal("The home page", opened)));
    }

    private OpenLoop.Result ask(EntrainProgram program, IntFunction<byte[]> requests) {
        Duration time = Duration.ofSeconds(scale.seconds() * 2L);
        int count = (int) time.toSeconds() * 100;
        OpenLoop.send(program.port(), OpenLoop.evenly(count, time), requests);
        return OpenLoop.send(program.port(), OpenLoop.evenly(count, time), requests);
    }

    private static List<String> row(String what, OpenLoop.Result result) {
        return List.of(
                what,
                Figures.whole(result.requests() / result.seconds()),
                Figures.tenths(result.p50()),
                Figures.tenths(result.p99()),
                Figures.tenths(result.max()),
                Figures.whole(result.bad()));
    }

    private static Goal goal(String what, OpenLoop.Result result) {
        return new Goal(
                what + " among " + Figures.whole(PEOPLE) + " people: p99 under 50 ms",
                Figures.tenths(result.p99()) + " ms",
                result.p99() < MILLISECONDS && result.bad() == 0);
    }

    private static String person(int number) {
        return "UTOWN" + number;
    }

    private static void settle(EntrainProgram program) {
        try (var database = Database.open(program.database());
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : settling()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> settling() {
        return List.of("""
                CREATE TEMP TABLE town AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, %1$d - 1) AS n;
                CREATE TEMP TABLE circles AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, %2$d - 1) AS n;
                INSERT INTO persons (id, organisation_id, name, language, zone, created_at)
                SELECT town.id, o.id, 'Person ' || n, 'EN', 'Europe/Paris', now() FROM town, organisations o;
                INSERT INTO accounts (platform, workspace, external_id, person_id, address)
                SELECT 'slack', 'T0BENCH01', 'UTOWN' || n, id, '' FROM town;
                INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                SELECT circles.id, o.id, 'Circle ' || n, 'LEARNING', 'We learn together.', 'EN', 'Europe/Paris', now()
                FROM circles, organisations o;
                INSERT INTO channels (platform, workspace, external_id, community_id, address, linked_at)
                SELECT 'slack', 'T0BENCH01', 'C0TOWN' || n, id, '', now() FROM circles;
                INSERT INTO memberships (community_id, person_id, role, joined_at)
                SELECT circles.id, town.id, CASE WHEN town.n < %2$d AND step = 1 THEN 'LEAD' ELSE 'MEMBER' END, now()
                FROM town, unnest(ARRAY[1, 7, 13, 29]) AS step
                JOIN circles ON true WHERE circles.n = (town.n * step) %% %2$d
                ON CONFLICT DO NOTHING;
                INSERT INTO activity (community_id, person_id, kind, subject, at)
                SELECT c.id, t.id, 'QuizAnswered', c.id, now() - random() * interval '60 days'
                FROM generate_series(1, %3$d) AS i
                JOIN town t ON t.n = i %% %1$d JOIN circles c ON c.n = i %% %2$d;
                VACUUM ANALYZE
                """.formatted(PEOPLE, COMMUNITIES, FACTS).split(";\n", -1));
    }
}
