package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.entrain.core.FreePort;
import org.entrain.core.database.DatabaseUrl;
import org.entrain.core.database.TestDatabase;

/** The real program with its playground on a free port, used as its page uses it: over HTTP. */
final class Story implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    /** Long enough for two busy cores; a condition is met much sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Program program;
    private final HttpClient http = HttpClient.newHttpClient();

    private Story(Program program) {
        this.program = program;
    }

    /** Starts the program on a database that nobody else has; all else it keeps in {@code home}. */
    static Story begin(Path home) {
        return begin(home, freshDatabase());
    }

    /** Starts the program on this database; without one, on a PostgreSQL server of its own under {@code home}. */
    static Story begin(Path home, Optional<String> database) {
        int port = FreePort.next();
        return begin(home, database, port, port);
    }

    /** Starts the program on {@code port}, for a world that reaches it through {@code publicPort}. */
    static Story begin(Path home, Optional<String> database, int port, int publicPort) {
        URI publicUrl = URI.create("http://localhost:" + publicPort);
        return new Story(Program.start(
                new Settings(port, publicUrl, home, database, Optional.empty(), Optional.empty(), Set.of())));
    }

    /** A database whose clock has been moved on already, which spares a story the travel to its first day. */
    static Optional<String> databaseIn(Duration future) {
        DatabaseUrl database = TestDatabase.freshUrl();
        try (var connection = DriverManager.getConnection(database.jdbc(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("UPDATE playground_clock SET moved_millis = " + future.toMillis());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot move the clock", e);
        }
        return Optional.of(setting(database));
    }

    /** An empty database on the server that the tests share; one for each story would take longer than the story. */
    static Optional<String> freshDatabase() {
        return Optional.of(setting(TestDatabase.freshUrl()));
    }

    /** As an administrator writes it into DATABASE_URL. */
    static String setting(DatabaseUrl database) {
        return database.jdbc()
                .replace("jdbc:postgresql://", "postgresql://" + database.user() + ":" + database.password() + "@");
    }

    Program program() {
        return program;
    }

    /** Somebody who uses both platforms, and looks at nothing older than this moment. */
    Visitor visitor(String persona) {
        return new Visitor(this, persona);
    }

    JsonNode state(String persona) {
        return json(send(to("/playground/api/state?persona=" + persona).GET()));
    }

    /** What the page posts; it must be taken. */
    void does(String action, JsonNode body) {
        HttpResponse<String> response = tries(action, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    /** What the page posts, and what it is told. */
    HttpResponse<String> tries(String action, JsonNode body) {
        return send(to("/playground/api/" + action)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    void moveClock(Duration by) {
        does("clock", JSON.createObjectNode().put("move", by.toString()));
    }

    void moveClockToNextDue() {
        does("clock", JSON.createObjectNode().put("next", true));
    }

    /** Has {@code platform} do something wrong the next {@code times}; with a {@code method}, in answer to that call. */
    void misbehave(String platform, String kind, int times, Optional<String> method) {
        ObjectNode order = JSON.createObjectNode()
                .put("platform", platform)
                .put("kind", kind)
                .put("times", times);
        method.ifPresent(one -> order.put("method", one));
        does("misbehave", order);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(program.url() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object(Map<String, String> texts) {
        ObjectNode object = JSON.createObjectNode();
        texts.forEach(object::put);
        return object;
    }

    /** Waits until something is so; where it is not in time, fails and tells what there was instead. */
    static void until(BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Override
    public void close() {
        program.close();
        http.close();
    }
}
