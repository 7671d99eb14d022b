package org.entrain.scheduler;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.entrain.core.outbox.Lease;
import org.entrain.core.outbox.Leases;
import org.entrain.core.outbox.Settled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what became of letters: whatever came in while a transaction was under way shares the next one. A letter was
 * delivered, so that must be written down, also where the database comes back only in a while.
 */
final class Settling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Leases leases;
    private final InstantSource wall;
    private final Consumer<Lease> done;
    private final BlockingQueue<Settled> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("outbox-settling").unstarted(this::run);
    private volatile boolean closing;

    /** Tells {@code done} of each lease that is over. */
    Settling(Leases leases, InstantSource wall, Consumer<Lease> done) {
        this.leases = leases;
        this.wall = wall;
        this.done = done;
    }

    void start() {
        thread.start();
    }

    void add(Settled settled) {
        waiting.add(settled);
    }

    private void run() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Settled first = waiting.poll(A_WHILE.toMillis() / 10, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Settled> group = new ArrayList<>(List.of(first));
                    waiting.drainTo(group);
                    settle(group);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(List<Settled> group) throws InterruptedException {
        List<Settled> left = leases.settleAll(group, wall.instant());
        group.stream().filter(one -> !left.contains(one)).forEach(one -> done.accept(one.lease()));
        for (Settled one : left) {
            if (wall.instant().isBefore(one.lease().until())) {
                waiting.add(one);
            } else {
                LOG.error(
                        "What became of letter {} could not be written down",
                        one.lease().letterId());
                done.accept(one.lease());
            }
        }
        if (!left.isEmpty()) {
            Thread.sleep(A_WHILE);
        }
    }

    /** Writes down what is left, and stops. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
