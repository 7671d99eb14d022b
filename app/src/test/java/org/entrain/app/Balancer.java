package org.entrain.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A load balancer before copies of the program: what platforms send goes to each in turn, all else to the first. */
final class Balancer implements AutoCloseable {
    private static final Set<String> FROM_PLATFORMS = Set.of("/slack/events", "/api/messages");
    /** What the JDK's client sets itself. */
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Integer> copies = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Integer> handled = new ConcurrentHashMap<>();
    private volatile Optional<String> authorization = Optional.empty();

    Balancer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Sends requests to the copy on {@code port} too, from now on. */
    void add(int port) {
        copies.add(port);
    }

    /** How many requests of platforms each copy answered well, by its port. */
    int handledBy(int port) {
        return handled.getOrDefault(port, 0);
    }

    /** The Authorization header that Teams sent last. */
    Optional<String> lastAuthorization() {
        return authorization;
    }

    private void pass(HttpExchange exchange) throws IOException {
        boolean fromPlatform = FROM_PLATFORMS.contains(exchange.getRequestURI().getPath());
        int copy = fromPlatform ? copies.get(next.getAndIncrement() % copies.size()) : copies.getFirst();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + copy + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        if (fromPlatform) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(header -> authorization = Optional.of(header));
        }
        answer(exchange, send(request), copy, fromPlatform);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> response, int copy, boolean fromPlatform)
            throws IOException {
        if (fromPlatform && response.statusCode() == 200) {
            handled.merge(copy, 1, Integer::sum);
        }
        for (String name : List.of("Content-Type", "Content-Encoding", "Retry-After", "X-Slack-No-Retry")) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
