package org.entrain.scheduler;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.plans.Beat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every node does again and again, and no harm is done if two do it: what is due stands in the data, so a beat that
 * is missed costs nothing.
 */
public final class Beats implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Beats.class);

    /** What takes long, such as a letter to each of a million, keeps no other waiting. */
    private static final int HANDS = 3;

    private final List<Beat> beats;
    private final InstantSource clock;
    private final ScheduledExecutorService drummer = Executors.newScheduledThreadPool(
            HANDS, Thread.ofPlatform().daemon().name("beats").factory());

    /** Beats by the bot's clock. */
    public Beats(List<Beat> beats, InstantSource clock) {
        this.beats = List.copyOf(beats);
        this.clock = clock;
    }

    /** Begins; returns at once. */
    public void start() {
        for (Beat beat : beats) {
            long pause = beat.every().toMillis();
            var unused = drummer.scheduleWithFixedDelay(() -> run(beat), pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** All of them once, now; returns when they are done. */
    public void all() {
        beats.forEach(this::run);
    }

    private void run(Beat beat) {
        try {
            beat.work().accept(clock.instant());
        } catch (DatabaseUnavailable e) {
            log.debug("No {} while the database is out of reach", beat.name());
        } catch (RuntimeException e) {
            // An executor silently drops a task that throws; this one goes on with the next beat.
            log.error("{} failed", beat.name(), e);
        }
    }

    /** Stops; a beat under way is finished first. */
    @Override
    public void close() {
        drummer.close();
    }
}
