package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Reply;

/** The adapter behind real HTTP, with a stand-in for Slack's Web API and a door that writes down who comes in. */
final class House implements AutoCloseable {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static final AtomicBoolean WARM = new AtomicBoolean();

    final WireMockServer slack = new WireMockServer(wireMockConfig().dynamicPort());
    final List<Interaction> heard = new CopyOnWriteArrayList<>();
    final SlackSettings settings;
    final SlackPlatform platform;
    volatile Reply reply = Reply.NOTHING;
    volatile Door door = _ -> reply;
    volatile InstantSource clock = () -> NOW;

    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();

    House() {
        this(Optional.empty(), _ -> {});
    }

    /** With stubs that stand before the adapter starts, in Socket Mode where there is an app token. */
    House(Optional<String> appToken, Consumer<WireMockServer> stubs) {
        if (WARM.compareAndSet(false, true)) {
            warmUp();
        }
        slack.start();
        slack.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
        stubs.accept(slack);
        settings = new SlackSettings(SECRET, "xoxb-test", appToken, slack.baseUrl() + "/api/");
        platform = new SlackPlatform(
                settings,
                interaction -> {
                    heard.add(interaction);
                    return door.handle(interaction);
                },
                "https://entrain.example.org",
                () -> clock.instant());
        platform.start();
        server = Javalin.create(config -> config.routes.post(SlackPlatform.PATH, platform.handler()))
                .start(0);
    }

    /** The adapter's patience is for Slack, not for the loading of classes: the first request of a JVM is nobody's. */
    private static void warmUp() {
        try (var first = new House()) {
            first.sends(Payloads.COMMAND);
        }
    }

    /** The address that a press is answered at. */
    String responseUrl() {
        return slack.baseUrl() + "/respond";
    }

    /** The bodies that a path was sent, once all answers are out. */
    List<String> sentTo(String path) {
        platform.close();
        return slack.findAll(postRequestedFor(urlPathEqualTo(path))).stream()
                .map(LoggedRequest::getBodyAsString)
                .toList();
    }

    /** Has Slack know Amina as somebody who reads French. */
    void knowsThatAminaReadsFrench() {
        slack.stubFor(post(urlPathEqualTo("/api/users.info"))
                .willReturn(
                        okJson("{\"ok\":true,\"user\":{\"id\":\"U1\",\"real_name\":\"Amina\",\"locale\":\"fr-FR\"}}")));
    }

    /** Sends a body that Slack signed just now. */
    HttpResponse<String> sends(String body) {
        String timestamp = String.valueOf(NOW.getEpochSecond());
        return sends(
                body, timestamp, new SlackSignature(SECRET).sign(timestamp, body.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> sends(String body, String timestamp, String signature, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + SlackPlatform.PATH))
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .headers(headers.length == 0 ? new String[] {"X-Test", "1"} : headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Emitted.isAccepted(response.body());
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends it once more, as Slack does when it did not see an acknowledgement. */
    HttpResponse<String> sendsAgain(String body) {
        String timestamp = String.valueOf(NOW.getEpochSecond());
        return sends(
                body,
                timestamp,
                new SlackSignature(SECRET).sign(timestamp, body.getBytes(StandardCharsets.UTF_8)),
                "X-Slack-Retry-Num",
                "1",
                "X-Slack-Retry-Reason",
                "http_timeout");
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
        try {
            Emitted.isAccepted(slack);
        } finally {
            slack.stop();
        }
    }
}
