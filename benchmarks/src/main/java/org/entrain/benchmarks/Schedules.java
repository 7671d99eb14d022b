package org.entrain.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.entrain.core.database.Database;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Plans;
import org.entrain.scheduler.Scheduler;

/** Measures what many plans cost while none is due: this process and PostgreSQL together. */
final class Schedules {
    private static final double SHARE = 5;
    private static final double TICKS_A_SECOND = 100;

    private final int plans;
    private final Duration time;

    /** With so many plans, watched for so long. */
    Schedules(int plans, Duration time) {
        this.plans = plans;
        this.time = time;
    }

    /** In a PostgreSQL of its own, in {@code folder}, with the settings of the program's. */
    Section measure(Path folder) throws Exception {
        return Laboratory.measure(folder, database -> {
            double without = idle(database, folder);
            fill(database);
            double with = idle(database, folder);
            return new Section(
                    "Plans that are not due",
                    """
                    %s plans, due at random moments of the next seven days (those of the next minutes have a trigger in Quartz); the program's \
                    scheduler, with nothing to send, watched for %d seconds after it has settled. Processor time of this process \
                    and of PostgreSQL together, in parts of one core.""".formatted(Figures.whole(plans), time.toSeconds()),
                    List.of("plans", "of a core"),
                    List.of(
                            List.of("0", Figures.tenths(without) + " in 100"),
                            List.of(Figures.whole(plans), Figures.tenths(with) + " in 100")),
                    List.of(),
                    List.of(new Goal(
                            "%s plans, idle: under 5 in 100 of a core".formatted(Figures.whole(plans)),
                            Figures.tenths(with) + " in 100",
                            with < SHARE)));
        });
    }

    private void fill(Database database) {
        database.useTransaction(tx -> {
            tx.handle()
                    .execute(
                            "INSERT INTO organisations (id, name, created_at) VALUES (gen_random_uuid(), 'All', now())");
            tx.handle().execute("""
                    INSERT INTO persons (id, organisation_id, name, created_at)
                    SELECT gen_random_uuid(), id, 'Amina', now() FROM organisations
                    """);
            tx.handle().execute("""
                    INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                    SELECT gen_random_uuid(), o.id, 'C' || n, 'PRACTICE', 'Bread', 'EN', 'UTC', now()
                    FROM organisations o, generate_series(1, 1000) n
                    """);
            tx.handle().createUpdate("""
                            INSERT INTO plans (id, organisation_id, community_id, kind, subject, schedule, zone, clock, audience,
                                               approval, next_due, next_round, settled, created_by, created_at)
                            SELECT gen_random_uuid(), c.organisation_id, c.id, 'round', '', 'MON,TUE,WED,THU,FRI 09:00', 'UTC',
                                   'COMMUNITY', 'CHANNEL', false, due, due, now(), p.id, now()
                            FROM communities c, persons p,
                                 LATERAL (SELECT now() + interval '2 minutes' + random() * interval '7 days' AS due, n
                                          FROM generate_series(1, :each) n) AS dues
                            """).bind("each", plans / 1_000).execute();
        });
        database.useTransaction(tx -> tx.handle().execute("ANALYZE"));
    }

    private double idle(Database database, Path folder) {
        try (var scheduler = new Scheduler(
                database,
                new Outbox(),
                new Plans(database),
                List.of(),
                new Random(1),
                InstantSource.system(),
                InstantSource.system())) {
            scheduler.start();
            LockSupport.parkNanos(Duration.ofSeconds(15).toNanos());
            double before = used(folder);
            LockSupport.parkNanos(time.toNanos());
            return 100 * (used(folder) - before) / time.toSeconds();
        }
    }

    /** Seconds of a processor that this process and PostgreSQL have used. */
    private static double used(Path folder) {
        long own = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
        return own / 1_000.0 + postgres(folder) / TICKS_A_SECOND;
    }

    /** In ticks: the server, those that it has waited for, and those that run. */
    private static long postgres(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(one -> one.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            String server = Files.readAllLines(file).getFirst().strip();
            try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                return processes
                        .filter(one -> one.getFileName().toString().matches("\\d+"))
                        .mapToLong(one -> ticks(one, server))
                        .sum();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(Path process, String server) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            List<String> parts =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            boolean isServer = process.endsWith(server);
            if (!isServer && !parts.get(1).equals(server)) {
                return 0;
            }
            long own = Long.parseLong(parts.get(11)) + Long.parseLong(parts.get(12));
            return isServer ? own + Long.parseLong(parts.get(13)) + Long.parseLong(parts.get(14)) : own;
        } catch (IOException gone) {
            return 0;
        }
    }
}
