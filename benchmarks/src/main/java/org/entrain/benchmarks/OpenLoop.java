package org.entrain.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Load that does not wait for the program: each request has its moment, and its latency counts from that moment, however
 * late a connection was free to send it. (Else a slow answer would hide those behind it: "coordinated omission".)
 */
final class OpenLoop {
    private static final int CONNECTIONS = 128;

    /**
     * What came of it; latencies in milliseconds.
     *
     * @param bad answers that were not 200, and broken connections
     */
    record Result(int requests, double p50, double p99, double p999, double max, long bad, double seconds) {}

    private OpenLoop() {}

    /**
     * Sends {@code requests} from 0 at these moments.
     *
     * @param moments nanoseconds after the start, ascending
     */
    static Result send(int port, long[] moments, IntFunction<byte[]> requests) {
        var latencies = new long[moments.length];
        var next = new AtomicInteger();
        var bad = new AtomicLong();
        long start = System.nanoTime() + Duration.ofMillis(200).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                threads.execute(() -> {
                    try (var connection = new HttpConnection(port)) {
                        for (int n = next.getAndIncrement(); n < moments.length; n = next.getAndIncrement()) {
                            byte[] request = requests.apply(n);
                            sleepUntil(start + moments[n]);
                            if (connection.send(request).status() != 200) {
                                bad.incrementAndGet();
                            }
                            latencies[n] = System.nanoTime() - start - moments[n];
                        }
                    } catch (IOException e) {
                        bad.incrementAndGet();
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(latencies);
        return new Result(
                moments.length,
                at(latencies, 0.5),
                at(latencies, 0.99),
                at(latencies, 0.999),
                at(latencies, 1),
                bad.get(),
                seconds);
    }

    /** Evenly spaced moments. */
    static long[] evenly(int count, Duration within) {
        var moments = new long[count];
        Arrays.setAll(moments, i -> within.toNanos() / count * i);
        return moments;
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(sorted.length * share) - 1)] / 1e6;
    }
}
