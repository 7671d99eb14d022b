package org.entrain.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUrl;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Plans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KilledNodeTest {
    private final Outbox outbox = new Outbox();
    private final SlowPigeon pigeon = new SlowPigeon();

    @Test
    @Timeout(180)
    void a_round_whose_node_is_killed_in_the_middle_is_done_once_by_another() throws Exception {
        DatabaseUrl url = TestDatabase.freshUrl();
        pigeon.mayArrive.countDown();
        InstantSource clock = () -> Instant.now().plus(Duration.ofDays(1));
        try (var database = Database.open(url)) {
            var bakery = new Bakery(database, outbox);
            Plans plans = bakery.plans(() -> {});
            bakery.plan(plans, Instant.now());
            Process killed = KilledNode.spawned(url);
            assertThat(killed.inputReader().lines().anyMatch("performing"::equals))
                    .isTrue();
            killed.destroyForcibly().waitFor();
            assertThat(bakery.rows("plan_firings")).isZero();

            try (var node = new Scheduler(
                    database, outbox, plans, List.of(pigeon), new Random(1), clock, InstantSource.system())) {
                node.start();
                assertThat(pigeon.arrived.poll(90, TimeUnit.SECONDS)).isEqualTo("round");
            }
            assertThat(pigeon.arrived).isEmpty();
            assertThat(bakery.rows("plan_firings WHERE outcome = 'PERFORMED'")).isEqualTo(1);
        }
    }
}
