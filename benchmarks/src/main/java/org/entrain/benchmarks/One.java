package org.entrain.benchmarks;

import java.nio.file.Path;
import java.util.Map;

/** Measures one thing alone, on a machine that does nothing else, and writes it to benchmarks/target. */
public final class One {
    @FunctionalInterface
    private interface Measurement {
        Section measure(Setting setting) throws Exception;
    }

    private static final Map<String, Measurement> ALL = Map.of(
            "badges",
            setting -> new Badging(setting.scale().readers() / 10)
                    .measure(setting.work().resolve("badging")),
            "signing",
            setting -> new BadgeSigning(setting.scale().readers() / 10)
                    .measure(setting.work().resolve("signing")));

    private One() {}

    /** Arguments: the project's folder; what to measure; {@code trial} to see only that it runs. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Measurement one = ALL.get(arguments[1]);
        if (one == null) {
            throw new IllegalArgumentException("There is " + ALL.keySet() + ", not " + arguments[1]);
        }
        boolean trial = arguments.length > 2 && arguments[2].equals("trial");
        var report = new Report(
                root.resolve("benchmarks/target/" + arguments[1] + ".md"), Machine.described(), Machine.load());
        report.add(one.measure(Setting.of(root, trial ? Scale.TRIAL : Scale.FULL)));
        System.exit(0);
    }
}
