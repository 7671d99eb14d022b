package org.entrain.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entrain.scheduler.Beats;

/**
 * Moves the playground's clock on the way time goes: from one thing that is due to the next, and no more than an hour at
 * once, so that a week that is played in a minute brings what a week brings.
 */
final class TimeTravel {
    private static final Duration STEP = Duration.ofHours(1);
    /** How long one step waits for what is due to be done: a platform may misbehave for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);

    private final PlaygroundClock clock;
    private final Beats beats;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    TimeTravel(PlaygroundClock clock, Beats beats) {
        this.clock = clock;
        this.beats = beats;
    }

    /** Moves on by so much; returns when all that was due meanwhile is done, or cannot be for now. */
    void travel(Duration by) {
        oneAtATime.lock();
        try {
            Instant end = clock.instant().plus(by);
            while (clock.instant().isBefore(end)) {
                clock.jump(Duration.between(clock.instant(), next(end)));
                await(clock::nextPlan);
                beats.all();
                await(clock::nextLetter);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private Instant next(Instant end) {
        return Stream.concat(Stream.of(end, clock.instant().plus(STEP)), clock.nextDue().stream())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Until nothing is due any more, or what is due stays the same for longer than one waits. */
    private void await(Supplier<Optional<Instant>> due) {
        Instant now = clock.instant();
        Optional<Instant> first = due.get();
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Instant> next = first;
        while (next.isPresent() && !next.get().isAfter(now) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY);
            next = due.get();
            if (!next.equals(first)) {
                first = next;
                end = System.nanoTime() + PATIENCE.toNanos();
            }
        }
    }
}
