package org.entrain.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entrain.core.chat.Platform;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Lease;
import org.entrain.core.outbox.Leases;
import org.entrain.core.outbox.Postman;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the outbox's letters: one thread leases them, a few deliver. */
final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private static final int AT_ONCE = 8;
    /** Well above the time after which the platforms' clients give a request up. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** For letters that another node is about to take, or that somebody is revising. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

    private final Leases leases;
    private final Map<Platform, Postman> postmen;
    private final InstantSource clock;
    private final InstantSource wall;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Semaphore news = new Semaphore(0);
    private final ExecutorService deliveries = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final Thread leasing = Thread.ofPlatform().name("outbox-sender").unstarted(this::run);
    private volatile boolean closing;
    private boolean databaseIsGone;

    OutboxSender(Leases leases, Map<Platform, Postman> postmen, InstantSource clock, InstantSource wall) {
        this.leases = leases;
        this.postmen = Map.copyOf(postmen);
        this.clock = clock;
        this.wall = wall;
    }

    void start() {
        leasing.start();
    }

    /** Says that there may be something to send. */
    void wake() {
        news.release();
    }

    private void run() {
        while (!closing) {
            try {
                Duration pause = sendWhatIsDue();
                if (databaseIsGone) {
                    databaseIsGone = false;
                    LOG.info("Letters are being sent again");
                }
                pause(pause);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!databaseIsGone) {
                    databaseIsGone = true;
                    LOG.warn("Letters cannot be sent for now; trying on every second", e);
                }
                pauseAfterFailure();
            }
        }
    }

    /** Begins deliveries, and returns how long to wait before looking again. */
    private Duration sendWhatIsDue() throws InterruptedException {
        int free = hands.availablePermits();
        if (free == 0) {
            return LONGEST_PAUSE;
        }
        List<Lease> leased = leases.lease(free, clock.instant(), wall.instant(), LEASE);
        for (Lease lease : leased) {
            hands.acquire();
            deliveries.execute(() -> handle(lease));
        }
        if (!leased.isEmpty()) {
            return Duration.ZERO;
        }
        Instant next = leases.nextFree(clock.instant()).orElse(Instant.MAX);
        Instant longest = wall.instant().plus(LONGEST_PAUSE);
        Duration pause = Duration.between(wall.instant(), next.isBefore(longest) ? next : longest);
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    private void pause(Duration pause) throws InterruptedException {
        if (!closing && news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(Lease lease) {
        try {
            settle(lease, deliver(lease));
        } finally {
            hands.release();
            wake();
        }
    }

    private Delivery deliver(Lease lease) {
        Postman postman = postmen.get(lease.letter().place().workspace().platform());
        if (postman == null || !wall.instant().isBefore(lease.until())) {
            return new Delivery.Later(Duration.ZERO, Delivery.Scope.LETTER, "the sender was held up");
        }
        try {
            return lease.uncertain() ? postman.find(lease.letter()) : postman.deliver(lease.letter());
        } catch (RuntimeException e) {
            LOG.error("Delivering letter {} failed in an unforeseen way", lease.letterId(), e);
            return new Delivery.Unknown("the sender failed: " + e.getClass().getSimpleName());
        }
    }

    /** A letter was delivered: that must be written down, also where the database comes back only in a while. */
    private void settle(Lease lease, Delivery delivery) {
        while (true) {
            try {
                leases.settle(lease, delivery, wall.instant());
                return;
            } catch (RuntimeException e) {
                if (!wall.instant().isBefore(lease.until())) {
                    LOG.error("What became of letter {} could not be written down", lease.letterId(), e);
                    return;
                }
                pauseAfterFailure();
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        wake();
        try {
            leasing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deliveries.close();
    }
}
