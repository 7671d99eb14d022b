package org.entrain.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.entrain.core.database.Database;
import org.entrain.core.database.EmbeddedPostgres;
import org.entrain.core.database.ServerOwner;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Plans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(180)
class OutageTest {
    private final Outbox outbox = new Outbox();
    private final SlowPigeon pigeon = new SlowPigeon();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(moved.get());

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(OutboxSender.class);
    }

    @Test
    void letters_written_before_an_outage_arrive_once_after_it_and_it_is_logged_once(@TempDir Path folder)
            throws Exception {
        EmbeddedPostgres server = ServerOwner.started(folder);
        try (var database = Database.open(server.url())) {
            database.migrate();
            var bakery = new Bakery(database, outbox);
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                written.add("letter " + i);
                bakery.write("letter " + i, "C" + i % 3, Instant.now());
            }
            try (var node = node(database, bakery.plans(() -> {}))) {
                node.start();
                for (int i = 0; i < 3; i++) {
                    assertThat(pigeon.setOut.poll(60, TimeUnit.SECONDS)).isNotNull();
                }
                server.close();
                // These three arrive while nobody can write it down.
                pigeon.mayArrive.countDown();
                await(() -> logged().size() == 1);
                Instant down = Instant.now();
                await(() -> Instant.now().isAfter(down.plusSeconds(10)));
                server = ServerOwner.started(folder);
                await(() -> pigeon.arrived.size() >= 12);
                await(() -> isThere(bakery));
            }
            assertThat(pigeon.arrived).containsExactlyInAnyOrderElementsOf(written);
            assertThat(bakery.rows("letters WHERE state = 'SENT'")).isEqualTo(12);
            assertThat(logged()).containsExactly("Letters cannot be sent for now; trying on every second");
        } finally {
            server.close();
        }
    }

    private static boolean isThere(Bakery bakery) {
        return bakery.rows("letters WHERE state = 'WAITING'") == 0;
    }

    @Test
    void closing_a_node_finishes_what_is_being_delivered() throws Exception {
        try (var database = TestDatabase.fresh()) {
            var bakery = new Bakery(database, outbox);
            var node = node(database, bakery.plans(() -> {}));
            node.start();
            bakery.write("hello", "C", Instant.now());
            assertThat(pigeon.setOut.poll(60, TimeUnit.SECONDS)).isEqualTo("hello");
            Thread closing = Thread.ofPlatform().start(node::close);
            bakery.write("too late", "D", Instant.now());

            assertThat(bakery.rows("letters WHERE state = 'SENT'")).isZero();
            assertThat(closing.isAlive()).isTrue();
            pigeon.mayArrive.countDown();
            closing.join();

            assertThat(bakery.rows("letters WHERE stamp = 'hello' AND state = 'SENT'"))
                    .isEqualTo(1);
            assertThat(bakery.rows("letters WHERE lease_id IS NOT NULL")).isZero();
        }
    }

    @Test
    void a_round_cut_off_in_the_middle_is_done_within_seconds_and_once() throws Exception {
        pigeon.mayArrive.countDown();
        try (var database = TestDatabase.fresh()) {
            var bakery = new Bakery(database, outbox);
            var first = new CountDownLatch(1);
            Plans plans = bakery.plans(() -> {
                if (first.getCount() > 0) {
                    first.countDown();
                    // A connection of its own cuts all others, and so the one of this round.
                    cutOff(database);
                }
            });
            bakery.plan(plans, clock.instant());
            moved.set(Duration.ofDays(1));
            try (var node = node(database, plans)) {
                node.start();
                assertThat(pigeon.arrived.poll(60, TimeUnit.SECONDS)).isEqualTo("round");
            }
            assertThat(first.getCount()).isZero();
            assertThat(pigeon.arrived).isEmpty();
            assertThat(bakery.rows("plan_firings")).isEqualTo(1);
        }
    }

    private static void cutOff(Database database) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Scheduler node(Database database, Plans plans) {
        return new Scheduler(database, outbox, plans, List.of(pigeon), new Random(1), clock, InstantSource.system());
    }

    private List<String> logged() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(120);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
