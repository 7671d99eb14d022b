package org.entrain.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entrain.core.database.Database;

/**
 * How long processors worked for this program and for a PostgreSQL on the same machine, connections that ended included. What else
 * the machine does hardly touches it, whereas it decides how long one waits. Linux only.
 *
 * @param server the process that starts all others of the PostgreSQL, and counts those that ended
 */
record Cpu(ProcessHandle server) {
    /** Linux tells a program's time in hundredths of a second, whatever the machine's own clock does. */
    private static final double TICKS = 100;
    /** Of {@code /proc/<pid>/stat}, after the name: the process's own time and that of its children that ended. */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    static Cpu of(Database database) {
        int connection = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one());
        return new Cpu(
                ProcessHandle.of(connection).flatMap(ProcessHandle::parent).orElseThrow());
    }

    /** Seconds until now. */
    double seconds() {
        return program() + database();
    }

    private static double program() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private double database() {
        return Stream.concat(Stream.of(server), server.children())
                        .mapToLong(Cpu::ticks)
                        .sum()
                / TICKS;
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return TIMES.stream()
                    .mapToLong(field -> Long.parseLong(fields[field]))
                    .sum();
        } catch (IOException e) {
            // It ended since it was listed: its parent counts it from now on.
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
