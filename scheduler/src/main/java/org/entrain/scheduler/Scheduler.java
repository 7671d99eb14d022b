package org.entrain.scheduler;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.entrain.core.chat.Platform;
import org.entrain.core.database.Database;
import org.entrain.core.outbox.Leases;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Pace;
import org.entrain.core.outbox.Postman;
import org.entrain.core.plans.Plans;

/**
 * Makes things happen when they are due: a community's plans, and the letters that wait in the outbox. Every node has
 * one; together they do each thing once.
 */
public final class Scheduler implements AutoCloseable {
    private final PlanClock plans;
    private final OutboxSender sender;

    /**
     * Needs a database with all migrations applied.
     *
     * @param postmen those of the platforms that this node delivers to
     * @param random for waits that must not fall together; used by several threads at once
     * @param clock the bot's clock, which says what is due; a playground may move it
     * @param wall the real time
     */
    public Scheduler(
            Database database,
            Outbox outbox,
            Plans plans,
            List<Postman> postmen,
            RandomGenerator random,
            InstantSource clock,
            InstantSource wall) {
        this.plans = new PlanClock(database, plans, clock, wall);
        Map<Platform, Postman> byPlatform =
                postmen.stream().collect(Collectors.toMap(Postman::platform, Function.identity()));
        Map<Platform, Pace> paces = postmen.stream().collect(Collectors.toMap(Postman::platform, Postman::pace));
        var leases = new Leases(database, outbox, paces, random, this.plans.node());
        this.sender = new OutboxSender(leases, byPlatform, clock, wall);
        outbox.onWritten(sender::wake);
    }

    /** Begins; returns at once. */
    public void start() {
        sender.start();
        plans.start();
    }

    /** Says that the bot's clock was moved: what is due now is done now. */
    public void clockMoved() {
        plans.clockMoved();
        sender.wake();
    }

    /** Stops; what is being delivered or done is finished first. */
    @Override
    public void close() {
        plans.close();
        sender.close();
    }
}
