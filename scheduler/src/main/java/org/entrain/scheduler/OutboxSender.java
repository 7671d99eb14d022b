package org.entrain.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Lease;
import org.entrain.core.outbox.Leases;
import org.entrain.core.outbox.Postman;
import org.entrain.core.outbox.Settled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the outbox's letters: one thread leases them, many deliver, one writes down what became of them. */
final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private static final int AT_ONCE = 64;
    /** So many hands at most serve one workspace, so that one that is slow to answer leaves some to the others. */
    private static final int AT_ONCE_IN_A_WORKSPACE = 24;
    /** Well above the time after which the platforms' clients give a request up; a node that is gone is noticed sooner. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** For letters that another node is about to take, or that somebody is revising. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

    private final Leases leases;
    private final Map<Platform, Postman> postmen;
    private final InstantSource clock;
    private final InstantSource wall;
    private final Pulse pulse;
    private final Settling settling;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Map<Workspace, Integer> busy = new ConcurrentHashMap<>();
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
        this.pulse = new Pulse(leases, wall);
        this.settling = new Settling(leases, wall, this::isOver);
    }

    void start() {
        pulse.start();
        settling.start();
        leasing.start();
    }

    /** Says that there may be something to send. */
    void wake() {
        news.release();
    }

    private void run() {
        while (!closing) {
            try {
                pause(pulse.mayDeliver() ? send() : SHORTEST_PAUSE);
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

    private Duration send() throws InterruptedException {
        Duration pause = sendWhatIsDue();
        if (databaseIsGone) {
            databaseIsGone = false;
            LOG.info("Letters are being sent again");
        }
        return pause;
    }

    /** Begins deliveries, and returns how long to wait before looking again. */
    private Duration sendWhatIsDue() throws InterruptedException {
        int free = hands.availablePermits();
        if (free == 0) {
            return LONGEST_PAUSE;
        }
        int life = pulse.life();
        List<Lease> leased = leases.lease(free, this::share, clock.instant(), wall.instant(), LEASE);
        for (Lease lease : leased) {
            hands.acquire();
            busy.merge(lease.letter().place().workspace(), 1, Integer::sum);
            deliveries.execute(() -> handle(lease, life));
        }
        if (!leased.isEmpty()) {
            return Duration.ZERO;
        }
        Instant next = leases.nextFree(clock.instant()).orElse(Instant.MAX);
        Instant longest = wall.instant().plus(LONGEST_PAUSE);
        Duration pause = Duration.between(wall.instant(), next.isBefore(longest) ? next : longest);
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    private int share(Workspace workspace) {
        return AT_ONCE_IN_A_WORKSPACE - busy.getOrDefault(workspace, 0);
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

    private void handle(Lease lease, int life) {
        deliver(lease, life)
                .ifPresentOrElse(delivery -> settling.add(new Settled(lease, delivery)), () -> isOver(lease));
    }

    private void isOver(Lease lease) {
        busy.computeIfPresent(lease.letter().place().workspace(), (workspace, count) -> count > 1 ? count - 1 : null);
        hands.release();
        wake();
    }

    /** Empty where it is not this node's to deliver any more: whoever takes it next looks for it first. */
    private Optional<Delivery> deliver(Lease lease, int life) {
        Postman postman = postmen.get(lease.letter().place().workspace().platform());
        if (postman == null || !isOurs(lease, life)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    lease.uncertain() ? postman.find(lease.letter(), lease.since()) : postman.deliver(lease.letter()));
        } catch (RuntimeException e) {
            LOG.error("Delivering letter {} failed in an unforeseen way", lease.letterId(), e);
            return Optional.of(
                    new Delivery.Unknown("the sender failed: " + e.getClass().getSimpleName()));
        }
    }

    /** Waits, where nobody has heard for a while that this node is alive, until somebody has or the lease is lost. */
    private boolean isOurs(Lease lease, int life) {
        while (pulse.life() == life && wall.instant().isBefore(lease.until())) {
            if (pulse.mayDeliver()) {
                return true;
            }
            LOG.debug("Letter {} waits until this node is known to be alive", lease.letterId());
            pauseAfterFailure();
        }
        return false;
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
        settling.close();
        pulse.close();
    }
}
