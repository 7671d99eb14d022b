package org.entrain.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real databases for tests: one server a JVM, started at the first use and gone with the JVM; a database with the newest
 * schema for whoever asks, new or as good as new.
 */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** What is written may be lost with the power: this server does not outlive the tests anyway. */
    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "autovacuum", "off",
            "max_connections", "400",
            "shared_buffers", "64MB");

    private TestDatabase() {}

    /** An empty database that nobody else has, with every migration on the class path applied. */
    public static Database fresh() {
        return Server.RUNNING.lend();
    }

    /** Where a database like {@link #fresh} is, for a test that opens it in its own way; always a new one. */
    public static DatabaseUrl freshUrl() {
        return Server.RUNNING.copyOfTemplate();
    }

    /** Everything that the first caller starts and the others share. */
    private static final class Server {
        static final Server RUNNING = new Server();

        private final DatabaseUrl url;
        private final Database postgres;
        private final Laundry laundry;
        private final Queue<Lent> lent = new ArrayDeque<>();

        private Server() {
            Path folder = temporaryFolder();
            var server = EmbeddedPostgres.start(folder, cache(), FAST);
            url = server.url();
            postgres = Database.open(url, 2, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            create("CREATE DATABASE template_entrain");
            try (var template = Database.open(named("template_entrain"), 2, 0)) {
                template.migrate();
            }
            laundry = Laundry.of(named("template_entrain"));
        }

        private synchronized Database lend() {
            DatabaseUrl url = lent.stream()
                    .filter(Lent::isGivenBack)
                    .findFirst()
                    .filter(lent::remove)
                    .map(Lent::url)
                    .filter(laundry::washes)
                    .orElseGet(this::copyOfTemplate);
            Database database = Database.open(url, 4, 0);
            lent.add(new Lent(url, database));
            return database;
        }

        private DatabaseUrl copyOfTemplate() {
            String name = "test_" + NUMBER.incrementAndGet();
            // Copied file by file: the other way writes all of it into the log as well.
            create("CREATE DATABASE " + name + " TEMPLATE template_entrain STRATEGY FILE_COPY");
            return named(name);
        }

        /** Synchronized: PostgreSQL copies a template only while nobody else uses it. */
        private synchronized void create(String sql) {
            try (var connection = postgres.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot make a test database", e);
            }
        }

        private DatabaseUrl named(String name) {
            return new DatabaseUrl(url.jdbc().replaceFirst("/postgres$", "/" + name), url.user(), url.password());
        }

        private void stop(EmbeddedPostgres server, Path folder) {
            try {
                postgres.close();
                server.close();
                // Hundreds of databases are a hundred thousand files, and nobody waits that long for a JVM to end.
                new ProcessBuilder("rm", "-rf", folder.toString()).start();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot remove " + folder, e);
            }
        }
    }

    private record Lent(DatabaseUrl url, Database database) {
        boolean isGivenBack() {
            return ((HikariDataSource) database.dataSource()).isClosed();
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("entrain-test-database-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shared by all test JVMs of this user. */
    static Path cache() {
        return Path.of(System.getProperty("java.io.tmpdir"), "entrain-postgres-of-" + System.getProperty("user.name"));
    }
}
