package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Reply;

/** The adapter behind real HTTP, with a stand-in for Slack's Web API and a door that writes down who comes in. */
final class House implements AutoCloseable {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    final WireMockServer slack = new WireMockServer(wireMockConfig().dynamicPort());
    final List<Interaction> heard = new CopyOnWriteArrayList<>();
    final SlackSettings settings;
    final SlackPlatform platform;
    volatile Reply reply = Reply.NOTHING;

    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();

    House() {
        slack.start();
        slack.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
        settings = new SlackSettings(SECRET, "xoxb-test", Optional.empty(), slack.baseUrl() + "/api/");
        platform = new SlackPlatform(
                settings,
                interaction -> {
                    heard.add(interaction);
                    return reply;
                },
                "https://entrain.example.org",
                () -> NOW);
        platform.start();
        server = Javalin.create(config -> config.routes.post(SlackPlatform.PATH, platform.handler()))
                .start(0);
    }

    /** Sends a body that Slack signed just now. */
    HttpResponse<String> sends(String body) {
        String timestamp = String.valueOf(NOW.getEpochSecond());
        return sends(
                body, timestamp, new SlackSignature(SECRET).sign(timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> sends(String body, String timestamp, String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + SlackPlatform.PATH))
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends an interactivity payload. */
    HttpResponse<String> sendsPayload(String json) {
        return sends("payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8));
    }

    /** What came through the door last. */
    Interaction last() {
        return heard.getLast();
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen within ten seconds");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        server.stop();
        platform.close();
        slack.stop();
    }
}
