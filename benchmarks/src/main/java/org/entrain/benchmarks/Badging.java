package org.entrain.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.badges.Awards;
import org.entrain.core.badges.Earning;
import org.entrain.core.badges.Recounts;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Bot;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.chat.Workspace;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Members;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.library.ImportChat;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.people.People;
import org.entrain.core.people.Reunion;
import org.entrain.core.quizzes.AnswerChat;
import org.entrain.core.quizzes.Answers;
import org.entrain.core.quizzes.QuizChat;
import org.entrain.core.quizzes.QuizPosts;
import org.entrain.core.quizzes.Runs;
import org.entrain.core.reviews.Reviews;

/**
 * Measures how long it takes to go through all that was ever done for the badges it earns, beside looking at each fact by
 * itself; and what looking at each fact adds to an answer.
 */
final class Badging {
    private static final String TITLE = "Counting for badges";
    private static final int MILLION = 1_000_000;
    private static final int FACTS_EACH = 100;
    private static final int ONE_BY_ONE = 2_000;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 7;
    private static final int THREADS = 8;
    private static final double MINUTES = 120;
    private static final double SHARE = 10;
    private static final URI HERE = URI.create("https://entrain.example.org");
    private static final Workspace HOUSE = new Workspace(new Platform("house"), "H1");
    private static final Place ROOM = new Place(HOUSE, "room", Place.Kind.SHARED, "");
    private static final String GIFT = """
            One? { =yes ~no }

            Two? { =yes ~no }

            Three? { =yes ~no }

            Four? { =yes ~no }
            """;
    private static final int QUESTIONS = 4;
    /** So many that a round takes seconds: what looks every second looks several times beside the answers. */
    private static final List<String> QUIZZES = List.of("one", "two", "three", "four", "five", "six", "seven", "eight");

    private final int people;
    private final Outbox outbox = new Outbox();
    private final Attention attention = new Attention(outbox);
    private final Pictures pictures = new Pictures(HERE);
    private final Awards awards = new Awards(pictures, new Credentials(HERE), attention, new Activity(List.of()));

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
        List<Round> answers = answers(database);
        Took without = Took.median(answers.stream().map(Round::without).toList());
        Took with = Took.median(answers.stream().map(Round::with).toList());
        long facts = (long) people * FACTS_EACH;
        long given = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM badge_awards")
                .mapTo(Long.class)
                .one());
        double million = history * MILLION / facts;
        double share = Figures.median(answers.stream().map(Round::share).toList());
        return new Section(
                TITLE,
                """
                %s facts of %s people over a year and a half, six in ten of them reviews, and the badges that every organisation \
                has from the start. History is gone through as for an administrator who asks what it would bring, on one \
                connection, the letter with the figures included. The slower way looks at %s facts as if each happened now, one \
                after the other. An answer is a press on a question of one of %d quizzes of %d, by %d threads at once through the bot's \
                door, without network; each finishes all of them, so that every %dth answer is one that badges are looked for \
                after. That happens beside the answers, as in the program; the time is over when nothing is left to look at. %s \
                rounds with badges and as many without, in turn; what one waits is the median of a round, and the share that of the \
                rounds' shares.""".formatted(
                                Figures.whole(facts),
                                Figures.whole(people),
                                Figures.whole(ONE_BY_ONE),
                                QUIZZES.size(),
                                QUESTIONS,
                                THREADS,
                                QUESTIONS,
                                ROUNDS),
                List.of("what", "seconds", "for a million facts, seconds"),
                List.of(
                        List.of("all history", Figures.hundredths(history), Figures.hundredths(million)),
                        List.of(
                                "all history, and %s badges given".formatted(Figures.whole(given)),
                                Figures.hundredths(giving),
                                ""),
                        List.of("fact by fact", "", Figures.whole(oneByOne)),
                        List.of("an answer without badges, ms of all the time", Figures.hundredths(without.all()), ""),
                        List.of("an answer with badges, ms of all the time", Figures.hundredths(with.all()), ""),
                        List.of("an answer without badges, ms that one waits", Figures.hundredths(without.one()), ""),
                        List.of("an answer with badges, ms that one waits", Figures.hundredths(with.one()), "")),
                List.of("With badges an answer takes %s%% more of all the time; the rounds, in percent: %s."
                        .formatted(
                                Figures.tenths(share),
                                Figures.rounds(
                                        answers.stream().map(Round::share).toList()))),
                List.of(
                        new Goal(
                                "A history of 1,000,000 facts: gone through in 2 minutes",
                                Figures.hundredths(million) + " s",
                                million < MINUTES),
                        new Goal(
                                "Badges: less than 10% more time for an answer, what follows from it included",
                                Figures.tenths(share) + "%", share < SHARE)));
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
        var activity = new Activity(List.of(earning::heard));
        facts.forEach(fact -> {
            database.useTransaction(tx -> activity.record(tx, List.of(fact)));
            earning.look(Instant.now());
        });
    }

    /**
     * What an answer takes, in milliseconds.
     *
     * @param all of the time until all is done, what follows from the answers included
     * @param one what half of those who answer wait at most
     */
    private record Took(double all, double one) {
        static Took median(List<Took> rounds) {
            return new Took(
                    Figures.median(rounds.stream().map(Took::all).toList()),
                    Figures.median(rounds.stream().map(Took::one).toList()));
        }
    }

    /** Without badges and with them, one after the other. */
    private record Round(Took without, Took with) {
        static Round reversed(Took with, Took without) {
            return new Round(without, with);
        }

        /** By how much more an answer takes with badges, in percent. */
        double share() {
            return 100 * (with.all() / without.all() - 1);
        }
    }

    private List<Round> answers(Database database) {
        var earning = new Earning(database, awards);
        try (Bot without = bot(database, List.of());
                Bot with = bot(database, List.of(earning::heard))) {
            QUIZZES.forEach(quiz -> open(without, quiz));
            List<UUID> runs = database.inTransaction(tx -> tx.handle()
                    .createQuery("SELECT id FROM quiz_runs")
                    .mapTo(UUID.class)
                    .list());
            int each = people / 2 / (WARM_UPS + ROUNDS);
            var rounds = new ArrayList<Round>();
            for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
                int first = 2 * i * each;
                // In turn each of them is the first: whatever else the machine does meets both alike.
                rounds.add(
                        i % 2 == 0
                                ? new Round(
                                        play(without, runs, first, each),
                                        playLooking(with, earning, runs, first + each, each))
                                : Round.reversed(
                                        playLooking(with, earning, runs, first, each),
                                        play(without, runs, first + each, each)));
            }
            return rounds.subList(WARM_UPS, rounds.size());
        }
    }

    /** Badges are looked for beside the answers, as the program does it; it is over when nothing is left to look at. */
    private Took playLooking(Bot bot, Earning earning, List<UUID> runs, int from, int many) {
        long begun = System.nanoTime();
        Took took;
        try (var beat = Executors.newSingleThreadScheduledExecutor()) {
            var unused = beat.scheduleWithFixedDelay(() -> earning.look(Instant.now()), 1, 1, TimeUnit.SECONDS);
            took = play(bot, runs, from, many);
        }
        earning.lookAll(Instant.now());
        return new Took((System.nanoTime() - begun) / 1e6 / many / QUESTIONS / runs.size(), took.one());
    }

    private Took play(Bot bot, List<UUID> runs, int from, int many) {
        long begun = System.nanoTime();
        var waited = new ConcurrentLinkedQueue<Double>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<Future<?>>();
            for (int i = from; i < from + many; i++) {
                int person = i;
                all.add(threads.submit(() -> {
                    runs.forEach(run -> answer(bot, run, person, waited));
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return new Took(
                (System.nanoTime() - begun) / 1e6 / many / QUESTIONS / runs.size(),
                Figures.median(List.copyOf(waited)));
    }

    private static void open(Bot bot, String quiz) {
        var file = new SharedFile(quiz + ".gift", GIFT.getBytes(StandardCharsets.UTF_8));
        bot.handle(new Interaction.Command("file " + quiz, profile(0), ROOM, "", List.of(file), Instant.now()));
        bot.handle(new Interaction.Command(
                "start " + quiz, profile(0), ROOM, "quiz start " + quiz, List.of(), Instant.now()));
    }

    private static void answer(Bot bot, UUID run, int person, Collection<Double> waited) {
        for (int question = 0; question < QUESTIONS; question++) {
            var press = new Interaction.Press(
                    "press " + run + " " + person + " " + question,
                    profile(person),
                    ROOM,
                    Action.of("quiz.answer", run, question, 1, "c0"),
                    Instant.now());
            waited.add(1000 * seconds(() -> bot.handle(press)));
        }
    }

    private static Profile profile(int person) {
        return Profile.of(new Account(HOUSE, "u" + person), "Person " + person);
    }

    private Bot bot(Database database, List<BiConsumer<Transaction, List<Fact>>> listeners) {
        var activity = new Activity(List.of(new Reviews()::heard));
        listeners.forEach(activity::tell);
        var communities = new Communities();
        var homes = new Homes();
        var members = new Members(activity);
        var people = new People(new Reunion(List.of()), (tx, person, at) -> {});
        var access = new Access(people, communities, members, Set.of(new Account(HOUSE, "u0")));
        var bank = new Bank();
        var quizzes = new Quizzes(bank);
        var runs = new Runs(pictures::page);
        var posts = new QuizPosts(communities, homes, runs, outbox);
        var answers = new Answers(people, members, activity, changed -> {});
        return new Bot(
                database,
                people,
                access,
                List.of(
                        new QuizChat(access, activity, quizzes, runs, posts),
                        new ImportChat(access, activity, bank, quizzes, pictures),
                        new AnswerChat(runs, answers)),
                List.of());
    }

    private void settle(Database database) {
        Laboratory.fill(database, List.of("""
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
                    """.formatted(people, FACTS_EACH), "VACUUM ANALYZE"));
    }
}
