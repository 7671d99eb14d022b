package org.entrain.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Database;
import org.entrain.core.outbox.Bucket;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Draft;
import org.entrain.core.outbox.Letter;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Pace;
import org.entrain.core.outbox.Postman;
import org.entrain.core.plans.Plans;
import org.entrain.scheduler.Scheduler;

/** Measures how fast letters leave: to a platform that answers at once, to one that is slow, and to one that asks for a pace. */
final class Draining {
    private static final Platform CHAT = new Platform("chat");
    private static final int WORKSPACES = 8;
    private static final double FAST = 2_000;
    private static final double TWICE = 1.6;
    private static final Duration SLOW = Duration.ofMillis(100);
    private static final int SECONDS = 20;
    private static final Bucket PACED = new Bucket(20, Duration.ofMillis(250));

    private final int letters;
    private final UUID organisation = UUID.randomUUID();
    private int written;

    /** With so many letters for the platform that is fast. */
    Draining(int letters) {
        this.letters = letters;
    }

    /** Counts what it is given, each after a while. */
    private record Counting(Duration takes, Pace pace, AtomicInteger delivered) implements Postman {
        @Override
        public Platform platform() {
            return CHAT;
        }

        @Override
        public Delivery deliver(Letter letter) {
            if (takes.isPositive()) {
                LockSupport.parkNanos(takes.toNanos());
            }
            delivered.incrementAndGet();
            return new Delivery.Sent("m");
        }

        @Override
        public Delivery find(Letter letter, Instant since) {
            return new Delivery.Unknown("nobody asks");
        }
    }

    /** In an empty database. */
    Section measure(Database database) {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("INSERT INTO organisations (id, name, created_at) VALUES (:id, 'All', now())")
                .bind("id", organisation)
                .execute());
        drained(database, 1, Duration.ZERO, Pace.NONE, letters / 4);
        double fast = drained(database, 1, Duration.ZERO, Pace.NONE, letters);
        double one = drained(database, 1, SLOW, Pace.NONE, 6_000);
        double two = drained(database, 2, SLOW, Pace.NONE, 12_000);
        int paced = inSeconds(database, new Pace(List.of(), List.of(PACED), List.of()));
        double most = WORKSPACES * (PACED.burst() + SECONDS / (PACED.every().toMillis() / 1_000.0));
        return new Section(
                "Letters leaving the outbox",
                """
                Letters to people in %d workspaces, one each, all due; the program's own sender, in this process, against its own \
                PostgreSQL. The fast platform answers at once; the slow one after %d ms, so that a copy is held up by it and not by \
                the machine; two copies are two senders on one database. The last platform asks for %d messages at once and one \
                every %d ms in a workspace; what left in %d seconds is compared with what that allows.""".formatted(
                                WORKSPACES,
                                SLOW.toMillis(),
                                PACED.burst(),
                                PACED.every().toMillis(),
                                SECONDS),
                List.of("platform", "copies", "letters a second"),
                List.of(
                        List.of("fast", "1", Figures.whole(fast)),
                        List.of("slow", "1", Figures.whole(one)),
                        List.of("slow", "2", Figures.whole(two)),
                        List.of(
                                "asks for a pace",
                                "1",
                                "%s of %s allowed in %d s"
                                        .formatted(Figures.whole(paced), Figures.whole(most), SECONDS))),
                List.of(),
                List.of(
                        new Goal(
                                "Letters to a fast platform: 2,000 a second",
                                Figures.whole(fast) + " a second",
                                fast >= FAST),
                        new Goal(
                                "Two copies where the platform is the limit: 1.6 times one",
                                Figures.hundredths(two / one) + " times",
                                two / one >= TWICE),
                        new Goal(
                                "Letters at the platform's own pace: at least 95 in 100 of what it allows, and no more",
                                Figures.whole(100.0 * paced / most) + " in 100",
                                paced <= most && paced >= 0.95 * most)));
    }

    private void write(Database database, int count) {
        var outbox = new Outbox();
        Message message =
                Message.of(Words.plain("Your day's questions are waiting for you: three of them, two minutes."));
        List<Draft> drafts = IntStream.range(written, written + count)
                .mapToObj(i -> new Draft(
                        organisation,
                        "drain/" + i,
                        new Place(
                                new Workspace(CHAT, "W" + i % WORKSPACES), "U" + i, Place.Kind.PERSONAL, "an address"),
                        message,
                        Instant.now()))
                .toList();
        written += count;
        for (int from = 0; from < count; from += 5_000) {
            List<Draft> some = drafts.subList(from, Math.min(count, from + 5_000));
            database.useTransaction(tx -> outbox.writeAll(tx, some));
        }
        database.useTransaction(tx -> tx.handle().execute("ANALYZE letters"));
    }

    private double drained(Database database, int copies, Duration takes, Pace pace, int count) {
        write(database, count);
        var postman = new Counting(takes, pace, new AtomicInteger());
        var running = new ArrayList<Scheduler>();
        long begun = System.nanoTime();
        for (int i = 0; i < copies; i++) {
            running.add(started(database, postman));
        }
        await(database);
        double seconds = (System.nanoTime() - begun) / 1e9;
        running.forEach(Scheduler::close);
        return count / seconds;
    }

    private int inSeconds(Database database, Pace pace) {
        write(database, 2 * WORKSPACES * (PACED.burst() + SECONDS * 4));
        var postman = new Counting(Duration.ZERO, pace, new AtomicInteger());
        Scheduler one = started(database, postman);
        await(() -> postman.delivered().get() > 0);
        LockSupport.parkNanos(Duration.ofSeconds(SECONDS).toNanos());
        int delivered = postman.delivered().get();
        one.close();
        return delivered;
    }

    private static Scheduler started(Database database, Postman postman) {
        var scheduler = new Scheduler(
                database,
                new Outbox(),
                new Plans(database),
                List.of(postman),
                new Random(1),
                InstantSource.system(),
                InstantSource.system());
        scheduler.start();
        return scheduler;
    }

    private static void await(Database database) {
        await(() -> database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT NOT EXISTS (SELECT FROM letters WHERE state = 'WAITING')")
                .mapTo(Boolean.class)
                .one()));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
