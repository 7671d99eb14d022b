package org.entrain.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entrain.core.outbox.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every two seconds that this node is alive. What a node holds that was not heard of for sixteen seconds is taken over
 * by others; so a node that could not say it for five seconds begins no delivery any more: the longest request is over by
 * the time anybody could take it over.
 */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration ALIVE = Duration.ofSeconds(16);
    /** The platforms' clients give a request up after ten seconds. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(11);

    private final Leases leases;
    private final InstantSource wall;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("outbox-pulse").unstarted(this::run);

    /** One life of this node, as others see it: who was taken for dead begins another. */
    private record Life(int number, Instant believedUntil) {}

    private volatile Life life = new Life(0, Instant.EPOCH);

    Pulse(Leases leases, InstantSource wall) {
        this.leases = leases;
        this.wall = wall;
    }

    void start() {
        thread.start();
    }

    /** Which life it is; what was leased in an earlier one is not this node's any more. */
    int life() {
        return life.number();
    }

    /** Whether a delivery that begins now is over before anybody could think that this node is dead. */
    boolean mayDeliver() {
        return wall.instant().isBefore(life.believedUntil().minus(LONGEST_REQUEST));
    }

    private void run() {
        do {
            beat();
        } while (!isStoppedAfter(EVERY));
    }

    private void beat() {
        try {
            Instant before = wall.instant();
            boolean isNew = leases.alive(before, ALIVE);
            life = new Life(isNew ? life.number() + 1 : life.number(), before.plus(ALIVE));
        } catch (RuntimeException e) {
            LOG.debug("Nobody heard that this node is alive", e);
        }
    }

    private boolean isStoppedAfter(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Stops; to be called once nothing is held any more. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
            leases.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("Others will notice that this node is gone", e);
        }
    }
}
