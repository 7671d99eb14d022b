package org.entrain.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Plans;
import org.entrain.playground.Clockwork;

/**
 * The playground's clock: real time, moved on at will. How far is kept in the database, so that every copy of the
 * program on it lives in the same time.
 */
final class PlaygroundClock implements Clockwork, InstantSource, AutoCloseable {
    private final Database database;
    private final Plans plans;
    private final Outbox outbox;
    private final AtomicReference<Duration> moved;
    private volatile Consumer<Duration> mover = this::jump;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("playground-clock").factory());

    PlaygroundClock(Database database, Plans plans, Outbox outbox) {
        this.database = database;
        this.plans = plans;
        this.outbox = outbox;
        this.moved = new AtomicReference<>(read());
        var unused = reader.scheduleWithFixedDelay(this::refresh, 1, 1, TimeUnit.SECONDS);
    }

    /** Has {@code listener} told when this copy or another moved the clock. */
    void onMoved(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(moved.get());
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public Duration moved() {
        return moved.get();
    }

    @Override
    public void move(Duration by) {
        mover.accept(by);
    }

    /** Has the clock moved in some other way than at once. */
    void setMover(Consumer<Duration> mover) {
        this.mover = mover;
    }

    /** Moves the clock at once, whatever is due in between. */
    void jump(Duration by) {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("UPDATE playground_clock SET moved_millis = moved_millis + :by")
                .bind("by", by.toMillis())
                .execute());
        refresh();
    }

    @Override
    public Optional<Instant> nextDue() {
        return Stream.concat(nextPlan().stream(), nextLetter().stream())
                .filter(due -> due.isAfter(instant()))
                .min(Instant::compareTo);
    }

    /** When the next round of a plan is due; it may be past. */
    Optional<Instant> nextPlan() {
        return unlessAway(tx -> plans.upcoming(tx).values().stream().min(Instant::compareTo));
    }

    /** When the next letter that nobody sent yet is due; it may be past. */
    Optional<Instant> nextLetter() {
        return unlessAway(outbox::nextDue);
    }

    private Optional<Instant> unlessAway(Function<Transaction, Optional<Instant>> question) {
        try {
            return database.inTransaction(question);
        } catch (DatabaseUnavailable expected) {
            // The page shows what people see while the database is away, too.
            return Optional.empty();
        }
    }

    private void refresh() {
        try {
            Duration now = read();
            if (!moved.getAndSet(now).equals(now)) {
                listeners.forEach(Runnable::run);
            }
        } catch (DatabaseUnavailable expected) {
            // It is read again in a second, and time goes on as it did until then.
        }
    }

    private Duration read() {
        return Duration.ofMillis(database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT moved_millis FROM playground_clock")
                .mapTo(Long.class)
                .one()));
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
