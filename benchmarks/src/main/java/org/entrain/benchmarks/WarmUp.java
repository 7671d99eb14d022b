package org.entrain.benchmarks;

import java.util.function.DoubleSupplier;

/** Load before anything counts: Java compiles what is busy while it is busy, and on two cores that takes a minute. */
final class WarmUp {
    /** Rounds that differ by less count as the same. */
    private static final double SAME = 0.05;

    private WarmUp() {}

    /** Has {@code round} run, which tells its rate, until two in a row are as fast; {@code most} times at the most. */
    static void until(int most, DoubleSupplier round) {
        double before = round.getAsDouble();
        for (int i = 1; i < most; i++) {
            double now = round.getAsDouble();
            if (Math.abs(now - before) < SAME * before) {
                return;
            }
            before = now;
        }
    }
}
