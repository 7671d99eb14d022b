package org.entrain.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Leases;
import org.entrain.core.outbox.Letter;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Pace;
import org.entrain.core.outbox.Postman;
import org.entrain.core.plans.Cadence;
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Platform CHAT = new Platform("chat");
    private static final Pace NONE = new Pace(Duration.ZERO, Duration.ZERO);
    private static final Place CHANNEL = new Place(new Workspace(CHAT, "W"), "C", Place.Kind.SHARED, "");

    private final Database database = TestDatabase.fresh();
    private final UUID organisation = UUID.randomUUID();
    private final UUID community = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(moved.get());
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final Outbox outbox = new Outbox();
    private final List<AutoCloseable> nodes = new ArrayList<>();

    @BeforeEach
    void people() {
        database.useTransaction(tx -> {
            insert(tx, "INSERT INTO organisations (id, name, created_at) VALUES (:o, 'The bakery', now())");
            insert(tx, "INSERT INTO persons (id, organisation_id, name, created_at) VALUES (:p, :o, 'Amina', now())");
            insert(tx, """
                    INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                    VALUES (:c, :o, 'Bakers', 'PRACTICE', 'Bread', 'EN', 'UTC', now())
                    """);
        });
    }

    private void insert(Transaction tx, String sql) {
        tx.handle()
                .createUpdate(sql)
                .bindMap(Map.of("o", organisation, "p", person, "c", community))
                .configure(org.jdbi.v3.core.statement.SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .execute();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable node : nodes) {
            node.close();
        }
        database.close();
    }

    @Test
    void a_letter_is_delivered_as_soon_as_it_is_written() throws Exception {
        node(plans());
        write("hello");
        assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo("delivered hello");
    }

    @Test
    void a_letter_whose_node_was_killed_is_looked_for_by_another() throws Exception {
        write("hello");
        var killed = new Leases(database, outbox, Map.of(CHAT, NONE), new Random(1), "killed");
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        assertThat(killed.lease(1, Instant.now(), longAgo, Duration.ofMinutes(2)))
                .hasSize(1);
        node(plans());
        assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo("found hello");
    }

    @Test
    void a_clock_moved_by_a_week_does_a_plan_at_once_and_once_on_two_nodes() throws Exception {
        Plans here = plans();
        Scheduler first = node(here);
        node(plans());
        add(here);
        moved.set(Duration.ofDays(7));
        first.clockMoved();
        assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo("delivered round");
        assertThat(firings()).isEqualTo(1);
    }

    @Test
    void a_plan_whose_trigger_was_lost_gets_it_back() throws Exception {
        Plans here = plans();
        add(here);
        moved.set(Duration.ofDays(7));
        // Nobody ever set a trigger for it: a node that starts finds the plan alone.
        node(plans());
        assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo("delivered round");
    }

    private void add(Plans plans) {
        LocalTime time = LocalTime.ofInstant(clock.instant(), ZoneId.of("UTC"))
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        Cadence daily = Cadence.weekly(EnumSet.allOf(DayOfWeek.class), time);
        database.useTransaction(tx -> plans.add(
                tx,
                NewPlan.inChannel(organisation, community, "round", "", daily, ZoneId.of("UTC"), person),
                clock.instant()));
    }

    private long firings() {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM plan_firings WHERE outcome = 'PERFORMED'")
                .mapTo(Long.class)
                .one());
    }

    private void write(String words) {
        database.useTransaction(
                tx -> outbox.write(tx, organisation, words, CHANNEL, Message.of(Words.plain(words)), clock.instant()));
    }

    private Plans plans() {
        var plans = new Plans(database);
        plans.register(new Work((tx, round) ->
                outbox.write(tx, organisation, "round", CHANNEL, Message.of(Words.plain("round")), round.due())));
        return plans;
    }

    private Scheduler node(Plans plans) {
        var node = new Scheduler(
                database, outbox, plans, List.of(new Pigeon()), new Random(1), clock, InstantSource.system());
        nodes.add(node);
        node.start();
        return node;
    }

    private final class Pigeon implements Postman {
        @Override
        public Platform platform() {
            return CHAT;
        }

        @Override
        public Pace pace() {
            return NONE;
        }

        @Override
        public Delivery deliver(Letter letter) {
            arrived.add("delivered " + letter.message().plain());
            return new Delivery.Sent("m");
        }

        @Override
        public Delivery find(Letter letter, Instant since) {
            arrived.add("found " + letter.message().plain());
            return new Delivery.Sent("m");
        }
    }
}
