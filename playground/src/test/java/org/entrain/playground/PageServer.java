package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The page with a state that a test sets by hand; what the page posts is written down. */
final class PageServer implements AutoCloseable {
    /** An action that the page posted: the path after {@code /playground/api/} and the body. */
    record Posted(String action, JsonNode body) {}

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "default-src 'self'; img-src 'self' https: data:";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final List<SseClient> listeners = new CopyOnWriteArrayList<>();
    private final Javalin server;
    private volatile ObjectNode state = (ObjectNode) resource("state.json");
    private volatile Optional<String> refusal = Optional.empty();

    PageServer() {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.before(context -> context.header("Content-Security-Policy", POLICY));
                    config.routes.get("/", context -> file(context, "index.html"));
                    config.routes.get("/playground/page/{file}", context -> file(context, context.pathParam("file")));
                    config.routes.get("/playground/api/state", this::state);
                    config.routes.sse("/playground/api/events", client -> {
                        client.keepAlive();
                        client.onClose(() -> listeners.remove(client));
                        listeners.add(client);
                        // As the playground does: what changed before the page listened is told now.
                        client.sendEvent("changed", "{}");
                    });
                    config.routes.post("/playground/api/<action>", this::action);
                })
                .start("localhost", 0);
    }

    static JsonNode resource(String name) {
        try (InputStream stream = PageServer.class.getResourceAsStream(name)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.port() + "/";
    }

    /** Changes the state and tells the page, as the real server does. */
    void change(Consumer<ObjectNode> change) {
        ObjectNode next = state.deepCopy();
        change.accept(next);
        state = next;
        listeners.forEach(listener -> listener.sendEvent("changed", "{\"version\":2}"));
    }

    /** From now on every action is answered 400 with this sentence. */
    void refuse(String sentence) {
        refusal = Optional.of(sentence);
    }

    List<Posted> posted() {
        return List.copyOf(posted);
    }

    /** The bodies posted to this action, oldest first. */
    List<JsonNode> posted(String action) {
        return posted.stream()
                .filter(one -> one.action().equals(action))
                .map(Posted::body)
                .toList();
    }

    private void state(Context context) {
        String persona = Optional.ofNullable(context.queryParam("persona")).orElse("amina");
        context.contentType("application/json")
                .result(state.deepCopy().put("persona", persona).toString());
    }

    private void action(Context context) throws IOException {
        posted.add(new Posted(context.pathParam("action"), JSON.readTree(context.body())));
        refusal.ifPresentOrElse(
                sentence -> context.status(400)
                        .result(JSON.createObjectNode().put("error", sentence).toString()),
                () -> context.result("{}"));
    }

    private static void file(Context context, String name) throws IOException {
        try (InputStream stream = PageServer.class.getResourceAsStream("page/" + name)) {
            if (stream == null) {
                context.status(404);
                return;
            }
            context.contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"))
                    .result(stream.readAllBytes());
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
