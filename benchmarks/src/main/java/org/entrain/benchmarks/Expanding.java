package org.entrain.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.attention.Announcer;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.attention.Crowd;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.database.Database;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Language;

/**
 * Measures how long it takes until a round of a plan is a letter to each of a crowd, due when their hours, days and budget
 * allow; and how long the same takes person by person. A million people take 4 GB of disk, with the server's journal, and no
 * more memory than the server has by default.
 */
final class Expanding {
    private static final int MILLION = 1_000_000;
    private static final double SECONDS = 20;
    private static final int ROUNDS = 3;
    /** For the slower ways, which are reckoned up to a million. */
    private static final int LISTED = 20_000;

    private static final int ONE_BY_ONE = 2_000;
    /** A Monday. */
    private static final Instant FIRST = Instant.parse("2026-11-23T09:00:00Z");

    private final int people;
    private final Attention attention = new Attention(new Outbox());

    /** With so many people. */
    Expanding(int people) {
        this.people = people;
    }

    /** In an empty database. */
    Section measure(Database database) {
        settle(database);
        double oneByOne = perMillion(ONE_BY_ONE, () -> oneByOne(database));
        double listed = perMillion(LISTED, () -> listed(database));
        var rounds = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            rounds.add(seconds(() -> announced(database, round)));
        }
        double median = Figures.median(rounds);
        double million = median * MILLION / people;
        return new Section(
                "Expanding a plan",
                """
                A round for %s people in 24 zones and two languages; a tenth of them chose hours of their own, and the day of a \
                hundredth is full, so that something waits for the next. Each gets a row for the day's budget and a letter in the \
                outbox, in a transaction for each quarter of them, two at a time, all committed; a round a day, each on top of the ones before. The slower ways are the \
                same program person by person: a list of %s in one transaction, and %s in one transaction each.""".formatted(Figures.whole(people), Figures.whole(LISTED), Figures.whole(ONE_BY_ONE)),
                List.of("way", "written", "seconds", "each round", "for a million people, seconds", "ratio"),
                List.of(
                        List.of(
                                "set by set",
                                Figures.whole(written(database) / ROUNDS),
                                Figures.tenths(median),
                                String.join(
                                        ", ",
                                        rounds.stream().map(Figures::tenths).toList()),
                                Figures.tenths(million),
                                "1"),
                        List.of("as a list", "", "", "", Figures.tenths(listed), Figures.tenths(listed / million)),
                        List.of(
                                "one by one",
                                "",
                                "",
                                "",
                                Figures.tenths(oneByOne),
                                Figures.tenths(oneByOne / million))),
                List.of(),
                List.of(new Goal(
                        "A plan for 1,000,000 people: expanded into due rows in 20 s",
                        "%s s for %s people".formatted(Figures.tenths(median), Figures.whole(people)),
                        million < SECONDS)));
    }

    private static double perMillion(int sample, Runnable work) {
        return seconds(work) * MILLION / sample;
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private void announced(Database database, int round) {
        Instant at = FIRST.plus(Duration.ofDays(round));
        var crowd = new Crowd("SELECT id AS person_id FROM persons", Map.of());
        database.useTransaction(tx -> attention.announce(
                tx, crowd, "lesson/" + round, lesson(round), Weight.NUDGE, at, zone -> Optional.of(at)));
        new Announcer(database, attention).write(at);
    }

    private static int written(Database database) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM letters WHERE stamp LIKE 'lesson/%'")
                .mapTo(Integer.class)
                .one());
    }

    private void listed(Database database) {
        List<UUID> some = some(database, LISTED, 0);
        database.useTransaction(tx -> attention.writeAll(
                tx, some, person -> "listed/" + person, lesson(0), Weight.NUDGE, FIRST.minus(Duration.ofDays(7))));
    }

    private void oneByOne(Database database) {
        some(database, ONE_BY_ONE, LISTED)
                .forEach(person -> database.useTransaction(tx -> attention.write(
                        tx, person, "one/" + person, lesson(0), Weight.NUDGE, FIRST.minus(Duration.ofDays(7)))));
    }

    private static List<UUID> some(Database database, int number, int after) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT id FROM persons ORDER BY id LIMIT :number OFFSET :after")
                .bind("number", number)
                .bind("after", after)
                .mapTo(UUID.class)
                .list());
    }

    private static Function<Language, Message> lesson(int round) {
        return language -> Message.of(
                new Block.Heading("Lesson " + round),
                new Block.Text(Words.plain("How to lift what is heavy without harm, in three minutes. " + language)),
                Block.Buttons.of(Button.primary("Begin", Action.of("lesson.begin", round))));
    }

    private void settle(Database database) {
        Laboratory.fill(database, List.of("""
                    INSERT INTO organisations (id, name, created_at) VALUES (gen_random_uuid(), 'House', now());
                    INSERT INTO workspaces (platform, external_id, organisation_id, installed_at)
                    SELECT p, p, id, now() FROM organisations, unnest(ARRAY['slack', 'teams']) AS p;
                    CREATE TEMP TABLE crowd AS
                    SELECT n, gen_random_uuid() AS id FROM generate_series(0, %d - 1) AS n;
                    INSERT INTO persons (id, organisation_id, name, language, zone, created_at)
                    SELECT c.id, o.id, 'Reader ' || n, CASE n %% 2 WHEN 0 THEN 'EN' ELSE 'FR' END,
                           'Etc/GMT' || CASE WHEN n %% 24 < 12 THEN '+' ELSE '-' END || n %% 12, now()
                    FROM crowd c, organisations o;
                    INSERT INTO accounts (platform, workspace, external_id, person_id, address)
                    SELECT p, p, 'U' || n, id, 'https://smba.example.org/emea/' || n
                    FROM crowd, LATERAL (SELECT CASE n %% 3 WHEN 0 THEN 'slack' ELSE 'teams' END) AS one (p);
                    INSERT INTO habits (person_id, quiet_from, quiet_until, days, budget, paused_until, boards)
                    SELECT id, make_time(18 + n %% 5, 0, 0), make_time(7 + n %% 3, 30, 0), '{1,2,3,4,5}', 1 + n %% 3,
                           CASE n %% 20 WHEN 0 THEN DATE '2026-10-01' + n %% 60 END, true
                    FROM crowd WHERE n %% 10 = 0;
                    INSERT INTO nudges (stamp, person_id, day)
                    SELECT 'before/' || d || '/' || i || '/' || id, id, DATE '2026-11-23' + d
                    FROM crowd, generate_series(0, %d) AS d, generate_series(1, 3) AS i WHERE n %% 100 = 7""".formatted(people, ROUNDS), "VACUUM ANALYZE"));
    }
}
