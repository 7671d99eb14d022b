package org.entrain.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that have to know theirs before they listen. Tests run in several JVMs at once: no two draw from the
 * same hundred, and a port that is asked for as "any" is never one of these.
 */
public final class FreePort {
    /** Below what operating systems hand out themselves: Linux from 32768, others from 49152. */
    private static final int FIRST = 20_000;

    private static final int HUNDREDS = 100;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Hundred HUNDRED = Hundred.claimed();

    private FreePort() {}

    /** A port that nobody listens on and that nobody else is told. */
    public static int next() {
        int port = HUNDRED.first + NEXT.getAndIncrement() % 100;
        while (!isFree(port)) {
            port = HUNDRED.first + NEXT.getAndIncrement() % 100;
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** A hundred ports that are this JVM's as long as it lives: so long it holds the lock. */
    private record Hundred(int first, FileLock lock) {
        static Hundred claimed() {
            for (int number = 0; number < HUNDREDS; number++) {
                Path file = Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "entrain-ports-of-" + System.getProperty("user.name") + "-" + number);
                try {
                    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock();
                    if (lock != null) {
                        return new Hundred(FIRST + number * 100, lock);
                    }
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            throw new IllegalStateException("Too many test JVMs at once");
        }
    }
}
