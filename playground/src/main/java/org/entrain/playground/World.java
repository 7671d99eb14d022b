package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two workspaces as they stand: one memory behind one lock, kept in one file, with a number that rises with every change. */
final class World implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(World.class);
    private static final Duration WRITE_AFTER = Duration.ofMillis(500);

    private final Path file;
    private final Clockwork clockwork;
    private final Memory memory;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean writeIsDue = new AtomicBoolean();
    private long version;
    private boolean closed;

    /** Reads what was kept in {@code home}, and throws {@link UncheckedIOException} where that cannot be read. */
    World(Path home, Clockwork clockwork) {
        this.file = home.resolve("playground.json");
        this.clockwork = clockwork;
        try {
            Files.createDirectories(home);
            this.memory = Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), Memory.class) : new Memory();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    synchronized long version() {
        return version;
    }

    synchronized <T> T read(Function<Memory, T> question) {
        return question.apply(memory);
    }

    void change(Consumer<Memory> deed) {
        changed(memoryNow -> {
            deed.accept(memoryNow);
            return memoryNow;
        });
    }

    /** Like {@link #change}, with an answer. */
    <T> T changed(Function<Memory, T> deed) {
        T answer;
        long now;
        synchronized (this) {
            answer = deed.apply(memory);
            now = ++version;
        }
        if (writeIsDue.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(WRITE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::writeIfOpen);
        }
        listeners.forEach(listener -> listener.accept(now));
        return answer;
    }

    /** Tells {@code listener} the number of every change from now on, until the answer is run. */
    Runnable listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A message's id that no other has: the microsecond, or the next one that is free. */
    synchronized long nextMicros() {
        Instant now = clockwork.now();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
        memory.lastMicros = Math.max(micros, memory.lastMicros + 1);
        return memory.lastMicros;
    }

    /** Shows the developer what a platform refused: the text {@code problem.<key>}. */
    void refused(String platform, String key, Object... arguments) {
        change(now -> now.problem = Optional.of(Problem.of(clockwork.now(), platform, key, arguments)));
    }

    private synchronized void writeIfOpen() {
        if (!closed) {
            write();
        }
    }

    private void write() {
        writeIsDue.set(false);
        JsonNode snapshot = read(Memory::snapshot);
        try {
            Path next = file.resolveSibling("playground.json.next");
            Files.writeString(next, snapshot.toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.error("The playground's conversations could not be kept in {}", file, e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        write();
    }
}
