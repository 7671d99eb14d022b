package org.entrain.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.entrain.app.Program;
import org.entrain.app.Settings;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUrl;
import org.entrain.slack.SlackSettings;
import org.entrain.teams.TeamsSettings;

/**
 * Kills the program with SIGKILL, again and again and at random moments, while letters are due and its platforms
 * misbehave; then counts what arrived. One copy of the program, which is never killed, is the playground whose platforms
 * the killed ones speak to; these share another database.
 */
public final class KillSweep {
    private static final List<String> WRONGS = List.of(
            "slack too-many-requests chat.postMessage",
            "slack lost-ack chat.postMessage",
            "slack server-error chat.postMessage",
            "slack timeout chat.postMessage",
            "slack too-many-requests chat.update",
            "slack lost-ack chat.update",
            "teams too-many-requests createConversation",
            "teams lost-ack createConversation");
    private static final Duration END = Duration.ofMinutes(4);
    private static final int MOST_WAITING = 60;
    private static final int TRIES_A_WRONG = 8;

    private final Path work;
    private final String classPath;
    private final List<String> flags;
    private final DatabaseUrl swept;
    private final Program playground;
    private final SlowLine line;
    private final Random random;
    private final SweptLetters letters;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Double> takeovers = new CopyOnWriteArrayList<>();
    private long nextWrong;
    private int started;

    /**
     * What a sweep found.
     *
     * @param kills how many there were, by the number of copies that ran
     * @param held how many of them hit a copy in the middle of a delivery
     * @param takeovers for each of those, in how many seconds others had taken over what it held
     */
    public record Found(
            List<Integer> kills,
            int held,
            List<Double> takeovers,
            int letters,
            int revisions,
            double minutes,
            long waiting,
            Map<SweptLetters.Where, SweptLetters.Tally> tallies) {
        public Found {
            kills = List.copyOf(kills);
            takeovers = List.copyOf(takeovers);
            tallies = Map.copyOf(tallies);
        }
    }

    /**
     * Of copies started with {@code flags}, in the folder {@code work}.
     *
     * @param swept an empty database, of the copies that are killed
     * @param ownDatabase another, of the playground
     */
    public KillSweep(
            Path work, String classPath, List<String> flags, DatabaseUrl swept, DatabaseUrl ownDatabase, long seed) {
        this.work = work;
        this.classPath = classPath;
        this.flags = List.copyOf(flags);
        this.swept = swept;
        this.random = new Random(seed);
        int port = Child.freePort();
        this.playground = Program.start(new Settings(
                port,
                URI.create("http://localhost:" + port),
                work.resolve("playground"),
                java.util.Optional.of(written(ownDatabase)),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                Set.of()));
        this.line = new SlowLine(playground.url(), 150);
        var database = Database.open(swept);
        database.migrate();
        this.letters = new SweptLetters(database, "http://" + line.host() + "/playground/teams/", random);
    }

    private static String written(DatabaseUrl url) {
        return url.jdbc().replace("jdbc:postgresql://", "postgresql://" + url.user() + ":" + url.password() + "@");
    }

    /**
     * Runs it.
     *
     * @param kills how many with one copy, with two, with three and so on
     */
    public Found run(List<Integer> kills) {
        long begun = System.nanoTime();
        int held = 0;
        var copies = new ArrayList<Child>();
        try (var background = Executors.newScheduledThreadPool(2)) {
            var writing = background.scheduleWithFixedDelay(this::write, 0, 100, TimeUnit.MILLISECONDS);
            var wrongs = background.scheduleWithFixedDelay(this::misbehave, 500, 500, TimeUnit.MILLISECONDS);
            for (int phase = 0; phase < kills.size(); phase++) {
                while (copies.size() <= phase) {
                    copies.add(start());
                }
                for (int i = 0; i < kills.get(phase); i++) {
                    held += kill(copies) ? 1 : 0;
                }
            }
            writing.cancel(false);
            wrongs.cancel(false);
            background.shutdown();
            await(() -> letters.waiting() == 0, END);
        }
        long waiting = letters.waiting();
        copies.forEach(Child::close);
        playground.close();
        line.close();
        return new Found(
                kills,
                held,
                takeovers,
                letters.written(),
                letters.revised(),
                (System.nanoTime() - begun) / 6e10,
                waiting,
                letters.tally(work.resolve("playground")));
    }

    private Child start() {
        SlackSettings slack = playground.settings().slack().orElseThrow();
        TeamsSettings teams = playground.settings().teams().orElseThrow();
        int port = Child.freePort();
        String through = "http://" + line.host();
        return Child.start(
                        work.resolve("copy-" + started++ + ".log"),
                        Map.of(),
                        Child.java(
                                flags,
                                classPath,
                                SweptNode.class.getName(),
                                port,
                                work.resolve("copies"),
                                written(swept),
                                slack.apiUrl().replace(playground.url().toString(), through),
                                slack.signingSecret(),
                                slack.botToken(),
                                teams.appId(),
                                teams.password(),
                                teams.tenantId(),
                                teams.openIdMetadataUrl(),
                                teams.loginUrl(),
                                line.host()))
                .at("http://localhost:" + port + "/readyz");
    }

    /** Kills one that is ready, after a while, and starts another in its place; whether it held a letter. */
    private boolean kill(List<Child> copies) {
        await(() -> copies.stream().anyMatch(Child::isReady), Duration.ofMinutes(2));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(4_000)));
        List<Child> ready = copies.stream().filter(Child::isReady).toList();
        Child chosen = ready.get(random.nextInt(ready.size()));
        chosen.kill();
        Set<UUID> held = new HashSet<>(letters.leases());
        long killed = System.nanoTime();
        copies.set(copies.indexOf(chosen), start());
        if (!held.isEmpty()) {
            Thread.ofVirtual().start(() -> watch(held, killed));
        }
        return !held.isEmpty();
    }

    private void watch(Set<UUID> held, long killed) {
        boolean gone = await(
                () -> {
                    var left = new HashSet<>(held);
                    left.retainAll(letters.leases());
                    return left.isEmpty();
                },
                Duration.ofMinutes(3));
        takeovers.add(gone ? (System.nanoTime() - killed) / 1e9 : Double.POSITIVE_INFINITY);
    }

    /** There is always something to do, and never so much that one has to wait long for the end. */
    private void write() {
        if (letters.waiting() < MOST_WAITING) {
            letters.write();
        }
    }

    /** One try in so many goes wrong; orders that nobody meets would pile up while no copy is ready. */
    private void misbehave() {
        long tries = letters.tries();
        if (tries < nextWrong) {
            return;
        }
        nextWrong = tries + TRIES_A_WRONG;
        String[] wrong = WRONGS.get(random.nextInt(WRONGS.size())).split(" ", -1);
        String order = "{\"platform\":\"%s\",\"kind\":\"%s\",\"method\":\"%s\",\"times\":1}"
                .formatted(wrong[0], wrong[1], wrong[2]);
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(playground.url() + "/playground/api/misbehave"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(order))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean await(java.util.function.BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return false;
    }
}
