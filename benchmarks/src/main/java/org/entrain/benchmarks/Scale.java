package org.entrain.benchmarks;

import java.time.Duration;

/**
 * How long and how many.
 *
 * @param warmUps rounds at the most before a server counts
 * @param seconds of each round
 * @param learners who are prepared; more than answer in a round, so that each request of a round is another person's
 * @param newcomers whom nobody has met, who answer within {@code rush}
 * @param readers who have reviews that are due
 */
record Scale(int warmUps, int seconds, int learners, int newcomers, Duration rush, int readers) {
    /** What the report stands for. */
    static final Scale FULL = new Scale(12, 5, 60_000, 10_000, Duration.ofSeconds(60), 100_000);

    /** To see that everything runs; its figures mean nothing. */
    static final Scale TRIAL = new Scale(2, 2, 15_000, 500, Duration.ofSeconds(3), 2_000);
}
