package org.entrain.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine in words, without its name. */
final class Machine {
    private Machine() {}

    static String described() throws IOException {
        long kilobytes;
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            kilobytes = lines.filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
        return "%d cores, %d GB of memory, %s on %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        kilobytes / 1_000_000,
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version().feature());
    }

    /** Processes that wanted a core, on average of the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
