package org.entrain.scheduler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUrl;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Work;

/** A node in a program of its own, a day ahead, that says "performing" in the middle of a round and goes no further. */
final class KilledNode {
    private KilledNode() {}

    public static void main(String... arguments) {
        var database = Database.open(new DatabaseUrl(arguments[0], arguments[1], arguments[2]));
        var plans = new Plans(database);
        plans.register(new Work((tx, round) -> hang()));
        InstantSource clock = () -> Instant.now().plus(Duration.ofDays(1));
        new Scheduler(database, new Outbox(), plans, List.of(), new Random(1), clock, InstantSource.system()).start();
    }

    static Process spawned(DatabaseUrl url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledNode.class.getName(),
                        url.jdbc(),
                        url.user(),
                        url.password())
                .redirectErrorStream(true)
                .start();
    }

    private static void hang() {
        System.out.println("performing");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
