package org.entrain.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/** The load generator wrk: so many connections, each of which sends its next request when it has its answer. */
final class Wrk {
    /**
     * What came of it.
     *
     * @param bad answers that were not 2xx or 3xx, and broken connections
     */
    record Result(long requests, double seconds, double p50, double p99, double p999, long bad) {
        double perSecond() {
            return requests / seconds;
        }
    }

    private final Path script;
    private final Path file;

    /** With {@code folder} for its requests; one in memory keeps the disk to the database. */
    Wrk(Path script, Path folder) {
        this.script = script;
        this.file = folder.resolve("entrain-benchmark-requests");
    }

    /** Sends the first {@code count} of {@code requests} and begins again with them as often as there is time. */
    Result repeat(int port, int connections, int seconds, int count, IntFunction<byte[]> requests) {
        return run(port, connections, seconds, count, requests, "again");
    }

    /** Sends the first {@code count} of {@code requests}, each at most once. */
    Result once(int port, int connections, int seconds, int count, IntFunction<byte[]> requests) {
        return run(port, connections, seconds, count, requests, "once");
    }

    private Result run(
            int port, int connections, int seconds, int count, IntFunction<byte[]> requests, String howOften) {
        try {
            write(count, requests);
            String output = Command.run(List.of(
                    "wrk",
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "--timeout",
                    "10s",
                    "-s",
                    script.toString(),
                    "http://127.0.0.1:" + port,
                    file.toString(),
                    howOften));
            return parsed(output);
        } finally {
            Command.delete(file);
        }
    }

    private void write(int count, IntFunction<byte[]> requests) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                byte[] request = requests.apply(i);
                out.write((request.length + "\n").getBytes(StandardCharsets.US_ASCII));
                out.write(request);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result parsed(String output) {
        String[] figures = output.lines()
                .filter(line -> line.startsWith("RESULT "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk says: " + output))
                .split(" ", -1);
        return new Result(
                Long.parseLong(figures[1]),
                Double.parseDouble(figures[2]) / 1e6,
                Double.parseDouble(figures[3]) / 1e3,
                Double.parseDouble(figures[4]) / 1e3,
                Double.parseDouble(figures[5]) / 1e3,
                Long.parseLong(figures[6]));
    }
}
