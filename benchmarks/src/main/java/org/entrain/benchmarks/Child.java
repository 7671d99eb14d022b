package org.entrain.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of its own, watched from outside; stopped with {@link #close}. */
final class Child implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private static final long A_MOMENT = Duration.ofMillis(5).toNanos();

    private final Process process;
    private final Path log;
    private final String readyAt;

    private Child(Process process, Path log, String readyAt) {
        this.process = process;
        this.log = log;
        this.readyAt = readyAt;
    }

    /** Starts {@code command} with no environment but {@code environment}; what it says goes to a file. */
    static Child start(Path log, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(log.toAbsolutePath().resolveSibling("."));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            // Whatever ends this run ends what it started.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new Child(process, log, "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.getFirst(), e);
        }
    }

    /** The command that runs {@code main} on the Java that runs this. */
    static List<String> java(List<String> flags, String classPath, String main, Object... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-classpath", classPath, main));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    /** A port that nobody listens on. */
    static int freePort() {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until {@code url} answers at all; throws {@link IllegalStateException} where it does not in a minute. */
    Child awaitAnswer(String url) {
        return await(url, 0);
    }

    /** Waits until {@code url} answers 200; throws {@link IllegalStateException} where it does not in a minute. */
    Child awaitOk(String url) {
        return await(url, 200);
    }

    private Child await(String url, int wanted) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            int status = status(url);
            if (status > 0 && (wanted == 0 || status == wanted)) {
                return this;
            }
            LockSupport.parkNanos(A_MOMENT);
        }
        close();
        throw new IllegalStateException(url + " does not answer; see " + log);
    }

    private static int status(String url) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The processor time it has used, in seconds. */
    double processorSeconds() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1_000.0;
    }

    /** A line of Linux's {@code /proc/<pid>/status}, such as {@code VmRSS}, in megabytes. */
    long megabytes(String line) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(text -> text.startsWith(line + ":"))
                    .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines of its log hold {@code text}. */
    long said(String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, which is ready once {@code url} answers 200. */
    Child at(String url) {
        return new Child(process, log, url);
    }

    /** Whether it runs and says so. */
    boolean isReady() {
        return process.isAlive() && status(readyAt) == 200;
    }

    /** Ends it as a power cut would. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to stop, and waits for that. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
