package org.entrain.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets so many calls pass and then so many a second, for each of many keys. */
final class RateLimit {
    /**
     * How fast.
     *
     * @param burst how many at once
     * @param perSecond how many a second after that
     */
    record Window(int burst, double perSecond) {}

    /** Too fast. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final long seconds;

        Exceeded(long seconds) {
            super("Too many requests");
            this.seconds = seconds;
        }

        /** How long to wait, in whole seconds. */
        long retryAfter() {
            return seconds;
        }
    }

    private record Bucket(double left, Instant at) {}

    private final Clockwork clockwork;
    private final Window window;
    private final Map<String, Bucket> buckets = new HashMap<>();

    RateLimit(Clockwork clockwork, Window window) {
        this.clockwork = clockwork;
        this.window = window;
    }

    /** Lets one call pass, or throws {@link Exceeded}. */
    synchronized void take(String key) {
        Instant now = clockwork.now();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(window.burst(), now));
        double refilled = Duration.between(bucket.at(), now).toMillis() / 1_000.0 * window.perSecond();
        double left = Math.min(window.burst(), bucket.left() + refilled);
        if (left < 1) {
            throw new Exceeded((long) Math.ceil((1 - left) / window.perSecond()));
        }
        buckets.put(key, new Bucket(left - 1, now));
    }
}
