package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket: so many messages at once, and one more each time a while has passed. It never lets more than {@code
 * burst + time / every} pass in any stretch of time.
 *
 * <p>All there is to remember of it is when it is full again if nothing more is taken (known as the generic cell rate
 * algorithm, ITU-T I.371).
 *
 * @param burst how many at once, at least one
 * @param every in which time one more comes in
 */
public record Bucket(int burst, Duration every) {
    public Bucket {
        if (burst < 1 || every.isNegative()) {
            throw new IllegalArgumentException("No bucket: " + burst + " at once, one every " + every);
        }
    }

    /** How many may be taken now. */
    int left(Instant fullAt, Instant now) {
        if (every.isZero() || !fullAt.isAfter(now)) {
            return burst;
        }
        long nanos = Duration.between(now, fullAt).toNanos();
        long missing = Math.ceilDiv(nanos, every.toNanos());
        return (int) Math.max(0, burst - missing);
    }

    /** When it is full again once {@code count} were taken at a moment; more than are left make a debt. */
    Instant taken(Instant fullAt, Instant now, int count) {
        Instant from = fullAt.isAfter(now) ? fullAt : now;
        return from.plus(every.multipliedBy(count));
    }

    /** From when on one may be taken. */
    Instant nextAt(Instant fullAt) {
        return fullAt.minus(every.multipliedBy(burst - 1L));
    }
}
