package org.entrain.core.pulse;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a check-in turned out. What is said of it is coarse, so that it tells of nobody even where all said the same: tenths, and
 * never none or all.
 *
 * @param times how often each choice was pressed: the steps by their number, and what would help by its key
 * @param lines what people wrote, in an order by chance
 */
record Result(Pulse pulse, Map<String, Integer> times, List<String> lines) {
    /** So many must have answered before anything is said. */
    static final int FEWEST = 5;

    /** From 1, badly, to 5, very well. */
    static final int STEPS = 5;

    /** What would help, as it is offered. */
    static final List<String> AIDS = List.of("time", "priorities", "hand", "learn", "talk", "nothing");

    Result {
        times = Map.copyOf(times);
        lines = List.copyOf(lines);
    }

    /** How many answered. */
    int people() {
        return steps().sum();
    }

    private IntStream steps() {
        return IntStream.rangeClosed(1, STEPS).map(step -> times(String.valueOf(step)));
    }

    private int times(String choice) {
        return times.getOrDefault(choice, 0);
    }

    /** How many tenths of those who answered chose a step, 1 to 9: one for a tenth or fewer, nine for nine or more. */
    int tenths(int step) {
        return within(10.0 * times(String.valueOf(step)) / people());
    }

    /** How well they said it goes, 1 (badly) to 9 (very well). */
    int mean() {
        double sum = IntStream.rangeClosed(1, STEPS)
                .map(step -> (step - 1) * times(String.valueOf(step)))
                .sum();
        return within(10 * sum / (STEPS - 1) / people());
    }

    private static int within(double tenths) {
        return Math.clamp(Math.round(tenths), 1, 9);
    }

    /** What would help, most wished for first, where more than one wished for it. */
    List<String> aids() {
        return AIDS.stream()
                .filter(aid -> times(aid) > 1)
                .sorted(Comparator.comparingInt((String aid) -> times(aid)).reversed())
                .toList();
    }
}
