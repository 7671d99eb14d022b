package org.entrain.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrain.core.database.DatabaseUrl;
import org.entrain.core.database.EmbeddedPostgres;

/** {@code benchmarks/run sweep}: kills the program 200 times, and writes docs/delivery.md. */
final class Sweep {
    private static final List<Integer> KILLS = List.of(60, 70, 70);

    private Sweep() {}

    static void run(Setting setting, Path report, List<Integer> kills) throws Exception {
        Path work = setting.work().resolve("sweep");
        try (var postgres = EmbeddedPostgres.start(work.resolve("postgres"))) {
            var sweep = new KillSweep(
                    work,
                    setting.classPath(),
                    setting.flags(),
                    database(postgres.url(), "swept"),
                    database(postgres.url(), "playground"),
                    System.nanoTime());
            Files.writeString(report, written(sweep.run(kills)));
            System.out.println(Files.readString(report));
        }
    }

    static List<Integer> full() {
        return KILLS;
    }

    static DatabaseUrl database(DatabaseUrl server, String name) throws Exception {
        try (var connection = DriverManager.getConnection(server.jdbc(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new DatabaseUrl(server.jdbc().replaceFirst("/[^/]*$", "/" + name), server.user(), server.password());
    }

    private static String written(KillSweep.Found found) throws java.io.IOException {
        int kills = found.kills().stream().mapToInt(Integer::intValue).sum();
        var text = new StringBuilder("""
                # Delivery, under SIGKILL

                Written by `benchmarks/run sweep` on %s (%s); the next run writes it anew. How it works:
                [decisions/outbox.md](decisions/outbox.md).

                The program ran in one copy, then two, then three, on one PostgreSQL, and spoke to the playground's platforms over a
                line that takes up to 0.15 s each way. These misbehaved at one try in eight: too many requests, answers lost after the
                deed, errors, and silence for twenty seconds. Sixty letters were waiting all the time, and now and then an earlier one
                was revised. One copy after another was killed with SIGKILL at a random moment after it was ready, and started anew.

                """.formatted(LocalDate.now(ZoneOffset.UTC), Machine.described()));
        text.append(
                "- Kills: %d (%s with one, two and three copies), in %.0f minutes; %d of them while a letter was on its way.%n"
                        .formatted(
                                kills,
                                found.kills().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                found.minutes(),
                                found.held()));
        List<Double> sorted = found.takeovers().stream().sorted().toList();
        if (!sorted.isEmpty()) {
            text.append(
                    "- What was on its way was in other hands, or settled, within %.1f s at the latest (median %.1f s).%n"
                            .formatted(sorted.getLast(), Figures.median(sorted)));
        }
        text.append("- Letters: %,d, revisions: %,d; still waiting at the end: %d.%n%n"
                .formatted(found.letters(), found.revisions(), found.waiting()));
        text.append(
                        "| where | due | there once | twice | not there | of these told as unknown | sent, and not there | old words |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        found.tallies().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(one -> text.append("| %s | %,d | %,d | %d | %d | %d | %d | %d |%n"
                        .formatted(
                                one.getKey().words(),
                                one.getValue().written(),
                                one.getValue().once(),
                                one.getValue().twice(),
                                one.getValue().missing(),
                                one.getValue().unknownMissing(),
                                one.getValue().silent(),
                                one.getValue().old())));
        text.append("""

                Where the platform cannot be read back, a letter whose answer was lost ends as unknown, arrived or not, and is not sent
                twice; the ledger (`deliveries`) shows it to whoever runs the community. What did not end as sent:

                """);
        found.tallies()
                .forEach((where, tally) -> tally.reasons()
                        .forEach((reason, count) ->
                                text.append("- %s: %s, %d%n".formatted(where.words(), reason, count))));
        return text.toString();
    }
}
