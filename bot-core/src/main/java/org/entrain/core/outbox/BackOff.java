package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a letter is tried again, and when to give it up. Four times longer each time, from five
 * seconds to an hour, up to a quarter sooner or later so that what failed together does not come back together: eight
 * tries outlast an outage of two hours.
 */
public final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration LONGEST_TRYING = Duration.ofDays(1);

    private final RandomGenerator random;

    /** Waits that are spread by chance. */
    public BackOff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after a try failed.
     *
     * @param attempts how many tries failed before this one
     */
    public Duration wait(int attempts) {
        long millis = Math.min(FIRST.toMillis() << Math.min(2 * attempts, 20), LONGEST.toMillis());
        return Duration.ofMillis(Math.round(millis * random.nextDouble(0.75, 1.25)));
    }

    /** Whether a letter that failed once more, {@code attempts} times in all, is given up. */
    boolean givesUp(int attempts, Instant since, Instant wall) {
        return attempts >= MOST_ATTEMPTS || Duration.between(since, wall).compareTo(LONGEST_TRYING) > 0;
    }
}
