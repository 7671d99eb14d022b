package org.entrain.benchmarks;

import java.util.List;
import java.util.Locale;

/** Medians, and figures as they are written in the report. */
final class Figures {
    private Figures() {}

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** With thousands apart. */
    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String whole(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String tenths(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** All rounds, in the order in which they were. */
    static String rounds(List<Double> values) {
        return String.join(", ", values.stream().map(Figures::whole).toList());
    }
}
