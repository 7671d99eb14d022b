package org.entrain.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.activity.Activity;
import org.entrain.core.badges.Awards;
import org.entrain.core.badges.Earning;
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
import org.entrain.core.database.Database;
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

/** Answers with badges and without them, in turn, in one run: what badges add is all that the ones take more than the others. */
final class BadgedAnswers {
    static final int ROUNDS = 21;
    static final int THREADS = 8;
    static final int QUESTIONS = 4;
    /** So many that badges are looked for beside the answers, and not only when a round is over. */
    static final List<String> QUIZZES = List.of("one", "two", "three", "four", "five", "six", "seven", "eight");

    private static final int WARM_UPS = 4;
    /** Oftener than the program looks for badges, so that rounds can be short: what else the machine does meets both alike. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Workspace HOUSE = new Workspace(new Platform("house"), "H1");
    private static final Place ROOM = new Place(HOUSE, "room", Place.Kind.SHARED, "");

    private final Database database;
    private final int people;
    private final Awards awards;
    private final Pictures pictures = new Pictures(URI.create("https://entrain.example.org"));
    private final Cpu cpu;

    /** By so many people of a house that is filled. */
    BadgedAnswers(Database database, int people, Awards awards) {
        this.database = database;
        this.people = people;
        this.awards = awards;
        this.cpu = Cpu.of(database);
    }

    /**
     * What an answer takes, in milliseconds.
     *
     * @param work of processors, for all that follows from it
     * @param all of the time until all is done, what follows from the answers included
     * @param half what half of those who answer wait at most
     * @param most what 99 of 100 wait at most
     */
    record Took(double work, double all, double half, double most) {}

    /** Without badges and with them, one after the other. */
    record Round(Took without, Took with) {
        static Round reversed(Took with, Took without) {
            return new Round(without, with);
        }

        /** By how much more an answer takes with badges, in percent. */
        double share(ToDoubleFunction<Took> what) {
            return 100 * (what.applyAsDouble(with) / what.applyAsDouble(without) - 1);
        }
    }

    List<Round> rounds() {
        var earning = new Earning(database, awards);
        var looked = new Activity(List.of(new Reviews()::heard));
        earning.listenTo(looked);
        try (Bot without = bot(new Activity(List.of(new Reviews()::heard)));
                Bot with = bot(looked)) {
            List<UUID> runs = opened(without);
            warmUp(earning);
            int each = people / 2 / (WARM_UPS + ROUNDS);
            var rounds = new ArrayList<Round>();
            for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
                int first = 2 * i * each;
                int second = first + each;
                // In turn each of them is the first.
                rounds.add(
                        i % 2 == 0
                                ? new Round(
                                        play(without, runs, first, each), looking(with, earning, runs, second, each))
                                : Round.reversed(
                                        looking(with, earning, runs, first, each), play(without, runs, second, each)));
            }
            expectNoted((WARM_UPS + ROUNDS) * each * runs.size());
            return rounds.subList(WARM_UPS, rounds.size());
        }
    }

    /** What is not noted costs nothing: who finished a quiz with badges must have been looked at, beside all that the warm-up did. */
    private void expectNoted(int finished) {
        long noted = database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        SELECT pg_sequence_last_value(CAST(pg_get_serial_sequence('badge_looks', 'id') AS regclass))
                               - :warmUps * (SELECT count(*) FROM memberships)
                        """)
                .bind("warmUps", WARM_UPS)
                .mapTo(Long.class)
                .one());
        if (noted < finished) {
            throw new IllegalStateException("Badges should be looked for %d times, not %d".formatted(finished, noted));
        }
    }

    /** Looks for the badges of all some times: answers come by the ten thousand before the first round counts, looks would not. */
    private void warmUp(Earning earning) {
        for (int i = 0; i < WARM_UPS; i++) {
            Laboratory.fill(database, List.of("""
                    INSERT INTO badge_looks (person_id, community_id, kind, at)
                    SELECT person_id, community_id, 'QuizDone', now() FROM memberships
                    """));
            earning.lookAll(Instant.now());
        }
    }

    private Took play(Bot bot, List<UUID> runs, int from, int many) {
        return timed(many * QUESTIONS * runs.size(), waited -> answer(bot, runs, from, many, waited));
    }

    /** Badges are looked for beside the answers, as the program does it; the round is over when nothing is left to look at. */
    private Took looking(Bot bot, Earning earning, List<UUID> runs, int from, int many) {
        return timed(many * QUESTIONS * runs.size(), waited -> {
            try (var beat = Executors.newSingleThreadScheduledExecutor()) {
                var unused = beat.scheduleWithFixedDelay(
                        () -> earning.look(Instant.now()), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                answer(bot, runs, from, many, waited);
            }
            earning.lookAll(Instant.now());
            // Else what is cleared away after the notes would be counted where there are none.
            Laboratory.fill(database, List.of("VACUUM badge_looks"));
        });
    }

    @FunctionalInterface
    private interface Work {
        void be(Collection<Double> waited);
    }

    private Took timed(int answers, Work work) {
        var waited = new ConcurrentLinkedQueue<Double>();
        double worked = cpu.seconds();
        long begun = System.nanoTime();
        work.be(waited);
        double all = (System.nanoTime() - begun) / 1e6 / answers;
        List<Double> sorted = waited.stream().sorted().toList();
        return new Took(
                1000 * (cpu.seconds() - worked) / answers,
                all,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100));
    }

    /** One quiz after the other is answered by all, so that hardly anybody has two of theirs looked at together. */
    private static void answer(Bot bot, List<UUID> runs, int from, int many, Collection<Double> waited) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = runs.stream()
                    .flatMap(run -> IntStream.range(from, from + many)
                            .<Future<?>>mapToObj(person -> threads.submit(() -> answer(bot, run, person, waited))))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(Bot bot, UUID run, int person, Collection<Double> waited) {
        for (int question = 0; question < QUESTIONS; question++) {
            var press = new Interaction.Press(
                    "press " + run + " " + person + " " + question,
                    profile(person),
                    ROOM,
                    Action.of("quiz.answer", run, question, 1, "c0"),
                    Instant.now());
            long begun = System.nanoTime();
            bot.handle(press);
            waited.add((System.nanoTime() - begun) / 1e6);
        }
    }

    private List<UUID> opened(Bot bot) {
        QUIZZES.forEach(quiz -> open(bot, quiz));
        List<UUID> runs = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT id FROM quiz_runs")
                .mapTo(UUID.class)
                .list());
        if (runs.size() < QUIZZES.size()) {
            throw new IllegalStateException(
                    "There should be %d quizzes, not %d".formatted(QUIZZES.size(), runs.size()));
        }
        return runs;
    }

    private static void open(Bot bot, String quiz) {
        String questions = IntStream.range(0, QUESTIONS)
                .mapToObj(number -> "Question %d of %s? { =yes ~no }".formatted(number, quiz))
                .collect(Collectors.joining("\n\n"));
        var file = new SharedFile(quiz + ".gift", questions.getBytes(StandardCharsets.UTF_8));
        bot.handle(new Interaction.Command("file " + quiz, profile(0), ROOM, "", List.of(file), Instant.now()));
        bot.handle(new Interaction.Command(
                "start " + quiz, profile(0), ROOM, "quiz start " + quiz, List.of(), Instant.now()));
    }

    private static Profile profile(int person) {
        return Profile.of(new Account(HOUSE, "u" + person), "Person " + person);
    }

    private Bot bot(Activity activity) {
        var communities = new Communities();
        var homes = new Homes();
        var members = new Members(activity);
        var people = new People(new Reunion(List.of()), (tx, person, at) -> {});
        var access = new Access(people, communities, members, Set.of(new Account(HOUSE, "u0")));
        var bank = new Bank();
        var quizzes = new Quizzes(bank);
        var runs = new Runs(pictures::page);
        var posts = new QuizPosts(communities, homes, runs, new Outbox());
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
}
