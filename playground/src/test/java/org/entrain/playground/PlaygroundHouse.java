package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.entrain.core.FreePort;

/** A playground and a little bot on one server, as the program runs them, and the page's and the bot's side of the talk. */
final class PlaygroundHouse implements AutoCloseable {
    static final String SIGNING_SECRET = "a signing secret";
    static final String TOKEN = "xoxb-a-token";
    static final String APP_ID = "7e9d3c1a-0000-4000-8000-00000000000b";
    static final String PASSWORD = "a password";

    final TestClockwork clockwork = new TestClockwork();
    final LittleBot bot = new LittleBot();
    final PlaygroundSettings settings;
    final HttpClient http = HttpClient.newHttpClient();
    private final Playground playground;
    private final Javalin server;

    PlaygroundHouse(Path home) {
        int port = FreePort.next();
        settings = new PlaygroundSettings(
                URI.create("http://localhost:" + port), home, SIGNING_SECRET, TOKEN, APP_ID, PASSWORD);
        playground = new Playground(settings, clockwork);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.maxRequestSize = 8_000_000;
                    playground.routes(config.routes);
                    bot.routes(config.routes);
                })
                .start(port);
    }

    void start() {
        playground.start();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(settings.publicUrl() + path));
    }

    /** What the page does. */
    HttpResponse<String> page(String action, String body) {
        return send(to("/playground/api/" + action)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** The page does it, and it is taken. */
    void does(String action, String body) {
        HttpResponse<String> response = page(action, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    JsonNode state(String persona) {
        return json(send(to("/playground/api/state?persona=" + persona).GET()));
    }

    /** A channel as a persona sees it; fails where they see none of that id. */
    JsonNode channel(String persona, String platform, String channel) {
        for (JsonNode found : state(persona).path(platform).path("channels")) {
            if (found.path("id").asText().equals(channel)) {
                return found;
            }
        }
        throw new AssertionError("No channel " + channel);
    }

    /** The messages of a channel as a persona sees them. */
    JsonNode messages(String persona, String platform, String channel) {
        return channel(persona, platform, channel).path("messages");
    }

    /** Something that a persona has happen: {@code more} is what the page sends along, {@code ,'channel':'C0SAFETY'}. */
    void happens(String action, String persona, String more) {
        does(action, "{'persona':'" + persona + "'" + more + "}");
    }

    /** Something happens in a channel. */
    void happensIn(String channel, String action, String persona) {
        happens(action, persona, ",'channel':'" + channel + "'");
    }

    /** A persona's account changes: {@code changes} such as {@code 'active':false}. */
    void changes(String platform, String persona, String changes) {
        happens(platform + "/account", persona, ",'changes':{" + changes + "}");
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body()).orElseThrow(() -> new AssertionError("No JSON: " + response));
    }

    /** A call of the Web API as a form. */
    HttpResponse<String> slackForm(String method, Map<String, String> arguments) {
        String form = arguments.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to("/playground/slack/api/" + method)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** A call of the Web API as JSON, its answer as JSON. */
    JsonNode slack(String method, String arguments) {
        return json(send(to("/playground/slack/api/" + method)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(arguments.replace('\'', '"')))));
    }

    /** The bot's token for the connector. */
    String connectorToken() {
        String form = "grant_type=client_credentials&client_id=" + APP_ID + "&client_secret="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&scope="
                + URLEncoder.encode("https://api.botframework.com/.default", StandardCharsets.UTF_8);
        HttpResponse<String> response = send(to("/playground/teams/login/botframework.com/oauth2/v2.0/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return json(response).path("access_token").asText();
    }

    HttpResponse<String> connector(String verb, String path, String body) {
        return send(to("/playground/teams/v3/" + path)
                .header("Authorization", "Bearer " + connectorToken())
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    static String card(String extra) {
        return "{'type':'AdaptiveCard','version':'1.5','body':[{'type':'TextBlock','text':'" + UUID.randomUUID()
                + "','wrap':true}]" + extra + "}";
    }

    static String cardMessage(String extra) {
        return "{'type':'message','attachments':[{'contentType':'application/vnd.microsoft.card.adaptive','content':"
                + card(extra) + "}]}";
    }

    /** Waits until something is so, and fails where it is not after ten seconds. */
    static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(12);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"')).orElseThrow();
    }

    @Override
    public void close() {
        server.stop();
        playground.close();
        http.shutdownNow();
    }
}
