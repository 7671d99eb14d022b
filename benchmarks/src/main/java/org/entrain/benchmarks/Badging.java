package org.entrain.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.entrain.benchmarks.BadgedAnswers.Round;
import org.entrain.benchmarks.BadgedAnswers.Took;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.badges.Awards;
import org.entrain.core.badges.Earning;
import org.entrain.core.badges.Recounts;
import org.entrain.core.bank.Pictures;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.database.Database;
import org.entrain.core.outbox.Outbox;

/**
 * Measures how long it takes to go through all that was ever done for the badges it earns, beside looking at each fact by
 * itself; and what looking at each fact adds to an answer.
 */
final class Badging {
    private static final String TITLE = "Counting for badges";
    private static final int MILLION = 1_000_000;
    private static final int FACTS_EACH = 100;
    private static final int ONE_BY_ONE = 2_000;
    private static final double MINUTES = 120;
    private static final double SHARE = 10;
    private static final URI HERE = URI.create("https://entrain.example.org");

    private final int people;
    private final Awards awards =
            new Awards(new Pictures(HERE), new Credentials(HERE), new Attention(new Outbox()), new Activity(List.of()));

    /** With so many people, each with a hundred facts. */
    Badging(int people) {
        this.people = people;
    }

    /** In an empty database. */
    Section measure(Database database) {
        settle(database);
        var rounds = new ArrayList<Double>();
        for (int i = 0; i < 3; i++) {
            rounds.add(seconds(() -> recount(database, true)));
        }
        double history = Figures.median(rounds);
        double giving = seconds(() -> recount(database, false));
        double oneByOne = seconds(() -> oneByOne(database)) * MILLION / ONE_BY_ONE;
        // Whoever had earned something before has it by now: an answer is what it is on any day.
        List<Round> answers = new BadgedAnswers(database, people, awards).rounds();
        long facts = (long) people * FACTS_EACH;
        long given = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM badge_awards")
                .mapTo(Long.class)
                .one());
        double million = history * MILLION / facts;
        double share = share(answers, Took::work);
        double waiting = share(answers, Took::half);
        return new Section(
                TITLE,
                """
                %s facts of %s people over a year and a half, six in ten of them reviews, and the badges that every organisation \
                has from the start. History is gone through as for an administrator who asks what it would bring, on one \
                connection, the letter with the figures included. The slower way looks at %s facts as if each happened now, one \
                after the other. An answer is a press on a question of one of %d quizzes of %d, by %d threads at once through the bot's \
                door, without network; all finish one quiz after the other, so that every %dth answer is one that badges are looked \
                for after. That happens beside the answers, oftener than in the program; a round is over when nothing is left to look \
                at and what that leaves behind is cleared away. %s rounds with badges and as many without, in turn. The work is that \
                of the processors for program and database together, whatever else the machine did; each share is the median of the \
                rounds' shares.""".formatted(
                                Figures.whole(facts),
                                Figures.whole(people),
                                Figures.whole(ONE_BY_ONE),
                                BadgedAnswers.QUIZZES.size(),
                                BadgedAnswers.QUESTIONS,
                                BadgedAnswers.THREADS,
                                BadgedAnswers.QUESTIONS,
                                BadgedAnswers.ROUNDS),
                List.of("what", "without badges", "with badges", "more, in percent", "half of the rounds, in percent"),
                List.of(
                        List.of("all history, s", "", Figures.hundredths(history), "", ""),
                        List.of("all history, s for a million facts", "", Figures.hundredths(million), "", ""),
                        List.of(
                                "all history, and %s badges given, s".formatted(Figures.whole(given)),
                                "",
                                Figures.hundredths(giving),
                                "",
                                ""),
                        List.of("fact by fact, s for a million facts", "", Figures.whole(oneByOne), "", ""),
                        row("an answer, ms of work", answers, Took::work),
                        row("an answer, ms of all the time", answers, Took::all),
                        row("an answer, ms that half wait at most", answers, Took::half),
                        row("an answer, ms that 99 of 100 wait at most", answers, Took::most)),
                List.of(),
                List.of(
                        new Goal(
                                "A history of 1,000,000 facts: gone through in 2 minutes",
                                Figures.hundredths(million) + " s",
                                million < MINUTES),
                        new Goal(
                                "Badges: less than 10% more work for an answer, what follows from it included",
                                Figures.tenths(share) + "%", share < SHARE),
                        new Goal(
                                "Badges: an answer is waited for less than 10% longer",
                                Figures.tenths(waiting) + "%", waiting < SHARE)));
    }

    private static double share(List<Round> rounds, ToDoubleFunction<Took> what) {
        return Figures.median(rounds.stream().map(round -> round.share(what)).toList());
    }

    private static List<String> row(String name, List<Round> rounds, ToDoubleFunction<Took> what) {
        return List.of(
                name,
                median(rounds, round -> what.applyAsDouble(round.without())),
                median(rounds, round -> what.applyAsDouble(round.with())),
                Figures.tenths(share(rounds, what)),
                middle(rounds.stream().map(round -> round.share(what)).toList()));
    }

    /** Between what half of them are. */
    private static String middle(List<Double> shares) {
        List<Double> sorted = shares.stream().sorted().toList();
        return Figures.tenths(sorted.get(sorted.size() / 4)) + " to "
                + Figures.tenths(sorted.get(sorted.size() * 3 / 4));
    }

    private static String median(List<Round> rounds, Function<Round, Double> what) {
        return Figures.hundredths(Figures.median(rounds.stream().map(what).toList()));
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private void recount(Database database, boolean dry) {
        database.useTransaction(tx -> tx.handle().execute("""
                        INSERT INTO badge_recounts (id, organisation_id, asker_id, dry, asked_at)
                        SELECT gen_random_uuid(), organisation_id, id, ?, now() FROM persons ORDER BY id LIMIT 1
                        """, dry));
        new Recounts(database, awards).look(Instant.now());
    }

    /** As if each happened now, and was looked at before the next. */
    private void oneByOne(Database database) {
        List<Fact> facts = database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        SELECT community_id, person_id, subject FROM activity
                        WHERE kind = 'QuestionReviewed' ORDER BY id LIMIT %d
                        """.formatted(ONE_BY_ONE))
                .<Fact>map((row, context) -> new Fact.QuestionReviewed(
                        row.getObject("community_id", UUID.class),
                        Optional.of(row.getObject("person_id", UUID.class)),
                        row.getObject("subject", UUID.class),
                        Instant.now(),
                        true,
                        true))
                .list());
        var earning = new Earning(database, awards);
        var activity = new Activity(List.of());
        earning.listenTo(activity);
        facts.forEach(fact -> {
            database.useTransaction(tx -> activity.record(tx, List.of(fact)));
            earning.look(Instant.now());
        });
    }

    private void settle(Database database) {
        Laboratory.fill(
                database,
                List.of(
                        """
                    INSERT INTO organisations (id, name, created_at) VALUES (gen_random_uuid(), 'House', now());
                    INSERT INTO workspaces (platform, external_id, organisation_id, installed_at)
                    SELECT 'house', 'H1', id, now() FROM organisations;
                    CREATE TEMP TABLE them AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, %1$d - 1) AS n;
                    INSERT INTO persons (id, organisation_id, name, language, zone, created_at)
                    SELECT t.id, o.id, 'Person ' || n, 'EN', 'Europe/Paris', now() FROM them t, organisations o;
                    INSERT INTO accounts (platform, workspace, external_id, person_id, address, standing)
                    SELECT 'house', 'H1', 'u' || n, id, '', 'FULL' FROM them;
                    INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                    SELECT gen_random_uuid(), id, 'Room', 'LEARNING', 'We learn together.', 'EN', 'Europe/Paris', now()
                    FROM organisations;
                    INSERT INTO channels (platform, workspace, external_id, community_id, address, linked_at)
                    SELECT 'house', 'H1', 'room', id, '', now() FROM communities;
                    INSERT INTO memberships (community_id, person_id, role, joined_at)
                    SELECT c.id, t.id, CASE WHEN n = 0 THEN 'LEAD' ELSE 'MEMBER' END, now() FROM them t, communities c;
                    INSERT INTO activity (community_id, person_id, kind, subject, marks, at)
                    SELECT c.id, t.id,
                           CASE WHEN i %% 10 < 6 THEN 'QuestionReviewed' WHEN i %% 10 < 8 THEN 'LessonDone'
                                WHEN i %% 10 = 8 THEN 'QuizDone'
                                WHEN i %% 40 = 9 THEN 'PathFinished' WHEN i %% 40 = 19 THEN 'AnswerEndorsed'
                                WHEN i %% 40 = 29 THEN 'HelpThanked' ELSE 'PairMet' END,
                           gen_random_uuid(),
                           CASE WHEN i %% 10 < 6 THEN CASE WHEN i %% 3 = 0 THEN 'late forgotten' ELSE 'on-time recalled' END END,
                           now() - make_interval(days => 550) + make_interval(mins => (i * 7900 + n * 37 %% 7000))
                    FROM generate_series(0, %2$d - 1) AS i, them t, communities c
                    """.formatted(people, FACTS_EACH),
                        // What is cleared away after the notes is counted where it belongs.
                        "ALTER TABLE badge_looks SET (autovacuum_enabled = off)",
                        "VACUUM ANALYZE"));
    }
}
