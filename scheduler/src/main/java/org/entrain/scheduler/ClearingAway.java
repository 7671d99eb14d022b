package org.entrain.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Beat;

/** Deletes what nobody will ask for again, a little at a time so that nobody waits for it. */
public final class ClearingAway {
    /** Long after the last edit of a message. */
    private static final Duration LETTERS_KEPT = Duration.ofDays(30);
    /** Long after every bucket is full again. */
    private static final Duration CHANNELS_KEPT = Duration.ofDays(2);
    /** Platforms repeat what was not acknowledged for some hours at most. */
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(7);

    private final Database database;
    private final Outbox outbox;
    private final InstantSource wall;

    /** Letters age by the real time {@code wall}. */
    public ClearingAway(Database database, Outbox outbox, InstantSource wall) {
        this.database = database;
        this.outbox = outbox;
        this.wall = wall;
    }

    /** Every hour. */
    public Beat beat() {
        return new Beat("clearing away", Duration.ofHours(1), this::clear);
    }

    void clear(Instant now) {
        untilNothingIsLeft(tx -> outbox.forget(tx, wall.instant().minus(LETTERS_KEPT)));
        database.useTransaction(tx -> outbox.forgetChannels(tx, wall.instant().minus(CHANNELS_KEPT)));
        untilNothingIsLeft(tx -> forgetDeliveries(tx, now.minus(DELIVERIES_KEPT)));
    }

    private void untilNothingIsLeft(ToIntFunction<Transaction> some) {
        int cleared;
        do {
            cleared = database.inTransaction(some::applyAsInt);
        } while (cleared > 0);
    }

    /** What the platforms delivered to us, kept to tell a repetition by; it is of the bot's time. */
    private static int forgetDeliveries(Transaction tx, Instant before) {
        return tx.handle().createUpdate("""
                        DELETE FROM deliveries WHERE (platform, id) IN (
                            SELECT platform, id FROM deliveries WHERE received_at < :before
                            LIMIT 1000
                            FOR UPDATE SKIP LOCKED)
                        """).bind("before", before).execute();
    }
}
