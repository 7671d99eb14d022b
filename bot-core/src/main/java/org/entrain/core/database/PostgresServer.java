package org.entrain.core.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server. A little shell stands between it and this program: it starts the server, waits until its input
 * ends (which the operating system sees to, however this program ends) and then stops the server.
 */
final class PostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String READY = "ready";
    /** In whose first line PostgreSQL notes the number of its process. */
    private static final String NOTE = "postmaster.pid";
    /** $1 is pg_ctl, $2 the data, $3 the log, $4 the server's options. A terminal's Ctrl-C is for the program alone. */
    private static final String WATCH = """
            trap '' INT TERM HUP
            "$1" start -D "$2" -l "$3" -o "$4" -w -t 60 -s || exit 1
            echo ready
            while read -r line; do :; done
            exec "$1" stop -D "$2" -m fast -w -t 60 -s
            """;

    private final Process watch;
    private final PostgresPrograms programs;
    private final Path data;
    private final CompletableFuture<ProcessHandle> end;

    private PostgresServer(Process watch, PostgresPrograms programs, Path data) throws IOException {
        this.watch = watch;
        this.programs = programs;
        this.data = data;
        this.end = noted(data)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> watch.toHandle().onExit());
    }

    /** Makes the folder {@code data}, whole or not at all. */
    static void create(
            PostgresPrograms programs, Path data, String user, Path passwordFile, Map<String, String> settings)
            throws IOException {
        Path unfinished = data.resolveSibling("data.unfinished");
        PostgresBinaries.delete(unfinished);
        programs.run(List.of(
                programs.path("initdb"),
                "off".equals(settings.get("fsync")) ? "--no-sync" : "--data-checksums",
                "--pgdata=" + unfinished,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C",
                "--builtin-locale=C.UTF-8"));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    static PostgresServer start(PostgresPrograms programs, Path data, Path log, int port, Map<String, String> settings)
            throws IOException {
        stopOrphan(programs, data);
        var options = new TreeMap<>(settings);
        options.put("port", Integer.toString(port));
        options.put("listen_addresses", "127.0.0.1");
        options.put("unix_socket_directories", "");
        // Without rows: what people wrote is in them.
        options.put("log_error_verbosity", "terse");
        options.put("timezone", "UTC");
        options.put("log_timezone", "UTC");
        String line = options.entrySet().stream()
                .map(option -> "-c " + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(" "));
        Process watch = programs.start(List.of(
                "/bin/sh", "-c", WATCH, "entrain", programs.path("pg_ctl"), data.toString(), log.toString(), line));
        var output = new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (String next = output.readLine(); next != null; next = output.readLine()) {
            if (next.equals(READY)) {
                return new PostgresServer(watch, programs, data);
            }
            said.add(next);
        }
        throw PostgresPrograms.failure(String.join("\n", said) + lastLines(log));
    }

    /** Told when the server ends, for whatever reason. */
    CompletableFuture<ProcessHandle> end() {
        return end;
    }

    void stop() {
        try {
            watch.getOutputStream().close();
            if (!watch.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("PostgreSQL does not stop");
            }
            stopOrphan(programs, data);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop PostgreSQL in " + data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops a server that nobody watches any more, also one that is just stopping. A process that only happens to have
     * the number which a killed server left behind would keep PostgreSQL from starting, so that note is thrown away. In
     * every other case PostgreSQL itself knows best what to do about a server that was killed.
     */
    private static void stopOrphan(PostgresPrograms programs, Path data) throws IOException {
        Optional<ProcessHandle> process = noted(data);
        if (process.isEmpty()) {
            return;
        }
        if (process.get()
                .info()
                .commandLine()
                .filter(line -> line.contains(data.toString()))
                .isEmpty()) {
            Files.deleteIfExists(data.resolve(NOTE));
            return;
        }
        LOG.warn("A PostgreSQL server is still running in {}: stopping it", data);
        try {
            programs.run(List.of(programs.path("pg_ctl"), "stop", "--pgdata=" + data, "--mode=fast", "--silent"));
        } catch (IllegalStateException e) {
            if (Files.exists(data.resolve(NOTE))) {
                throw e;
            }
            LOG.debug("It was just stopping, and is gone by now", e);
        }
    }

    private static Optional<ProcessHandle> noted(Path data) throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve(NOTE))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static String lastLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
