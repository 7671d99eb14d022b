package org.entrain.core.chat;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an adapter asks its platform for when nobody waits for it: one thing after another in the background, at a gentle
 * pace.
 *
 * @param <T> what is asked for
 */
public final class Errands<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int WAITING = 1_000;

    private final String name;
    private final Duration pace;
    private final Consumer<T> errand;
    private final BlockingQueue<T> waiting = new ArrayBlockingQueue<>(WAITING);
    private @Nullable Thread thread;

    /**
     * Nothing is done before {@link #start()}.
     *
     * @param name of the thread that does them
     * @param pace the pause after each
     * @param errand does one; may block; what it throws is logged
     */
    public Errands(String name, Duration pace, Consumer<T> errand) {
        this.name = name;
        this.pace = pace;
        this.errand = errand;
    }

    /** Begins. */
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::inTurn);
    }

    /**
     * Has one more done, after those that wait already.
     *
     * @return whether there was room for it: a thousand wait at the most
     */
    public boolean offer(T one) {
        return waiting.offer(one);
    }

    private void inTurn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                done(waiting.take());
                Thread.sleep(pace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void done(T one) {
        try {
            errand.accept(one);
        } catch (RuntimeException e) {
            LOG.error("An errand of {} failed", name, e);
        }
    }

    /** Ends; what still waits is left undone. */
    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
