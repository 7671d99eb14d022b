package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.entrain.core.FreePort;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.playground.Clockwork;
import org.entrain.playground.Playground;
import org.entrain.playground.PlaygroundSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of it in the local Teams, whose connector and clients are as strict as Microsoft's. */
final class TeamsPlaygroundTest {
    private static final String CHANNEL = Playground.TEAMS_CHANNEL;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private Playground playground;
    private TeamsPlatform platform;
    private Javalin server;

    @BeforeEach
    void start() {
        int port = FreePort.next();
        URI url = URI.create("http://localhost:" + port);
        var settings = new PlaygroundSettings(
                url, home, "s", "xoxb-s", UUID.randomUUID().toString(), "p");
        var clock = new RealTime();
        playground = new Playground(settings, clock);
        platform = new TeamsPlatform(
                new TeamsSettings(
                        settings.teamsAppId(),
                        settings.teamsPassword(),
                        Playground.TEAMS_TENANT,
                        TeamsSettings.Type.SINGLE_TENANT,
                        settings.teamsOpenId().toString(),
                        settings.teamsLogin().toString(),
                        Set.of("localhost:" + port)),
                TeamsPlaygroundTest::answer,
                url,
                clock::now);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    playground.routes(config.routes);
                    config.routes.post(TeamsPlatform.PATH, platform.handler());
                })
                .start(port);
    }

    @AfterEach
    void stop() {
        server.stop();
        platform.close();
        playground.close();
        http.close();
    }

    @Test
    void what_is_said_in_private_in_a_channel_is_seen_by_who_asked_alone() throws Exception {
        says("amina", CHANNEL, "@Entrain help");
        JsonNode answer = seen("amina", CHANNEL, message -> text(message).equals("You said: help"));
        assertThat(answer.path("targeted").asBoolean()).isTrue();
        assertThat(find("bruno", CHANNEL, message -> text(message).equals("You said: help")))
                .isEmpty();
        assertThat(find(
                        "bruno",
                        CHANNEL,
                        message -> message.path("text").asText().contains("help")))
                .isPresent();
    }

    @Test
    void a_press_on_words_in_private_in_a_channel_takes_their_place() throws Exception {
        says("amina", CHANNEL, "@Entrain help");
        JsonNode answer = seen("amina", CHANNEL, message -> text(message).equals("You said: help"));
        presses("amina", CHANNEL, answer);
        JsonNode pressed = seen("amina", CHANNEL, message -> text(message).equals("You pressed go"));
        assertThat(pressed.path("id")).isEqualTo(answer.path("id"));
        assertThat(state("amina").path("problem").isNull()).isTrue();
    }

    @Test
    void in_the_private_chat_the_answer_is_a_message_and_a_press_changes_it() throws Exception {
        String chat = chatOf("leo");
        says("leo", chat, "help");
        JsonNode answer = seen("leo", chat, message -> text(message).equals("You said: help"));
        assertThat(answer.path("targeted").asBoolean()).isFalse();
        presses("leo", chat, answer);
        JsonNode pressed = seen(
                "leo",
                chat,
                message -> text(message).equals("You pressed go")
                        && message.path("edited").asBoolean());
        assertThat(pressed.path("id")).isEqualTo(answer.path("id"));
        assertThat(state("leo").path("problem").isNull()).isTrue();
    }

    private static Reply answer(Interaction interaction) {
        return switch (interaction) {
            case Interaction.Command command -> said("You said: " + command.words());
            case Interaction.Press press ->
                said("You pressed " + press.action().name().substring("test.".length()));
            default -> Reply.NOTHING;
        };
    }

    private static Reply said(String words) {
        return new Reply.Private(Message.of(
                new Block.Text(Words.plain(words)), Block.Buttons.of(Button.of("Go", Action.of("test.go")))));
    }

    private void says(String persona, String channel, String words) throws Exception {
        does(
                "say",
                TeamsJson.object()
                        .put("persona", persona)
                        .put("channel", channel)
                        .put("text", words));
    }

    private void presses(String persona, String channel, JsonNode message) throws Exception {
        ObjectNode deed = TeamsJson.object()
                .put("persona", persona)
                .put("channel", channel)
                .put("message", message.path("id").asText())
                .put("verb", "test.go");
        deed.set("data", TeamsActions.data(Action.of("test.go")));
        does("execute", deed);
    }

    private void does(String deed, ObjectNode body) throws Exception {
        HttpRequest request = at("/playground/api/teams/" + deed)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(TeamsJson.write(body)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The message that is such, once it is there. */
    private JsonNode seen(String persona, String channel, Predicate<JsonNode> such) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<JsonNode> found = find(persona, channel, such);
        while (found.isEmpty()) {
            assertThat(Instant.now()).as(state(persona).toString()).isBefore(end);
            LockSupport.parkNanos(20_000_000);
            found = find(persona, channel, such);
        }
        return found.get();
    }

    private Optional<JsonNode> find(String persona, String channel, Predicate<JsonNode> such) throws Exception {
        return state(persona)
                .at("/teams/channels")
                .valueStream()
                .filter(one -> one.path("id").asText().equals(channel))
                .flatMap(one -> one.path("messages").valueStream())
                .filter(such)
                .findFirst();
    }

    private String chatOf(String persona) throws Exception {
        return state(persona)
                .at("/teams/channels")
                .valueStream()
                .filter(one -> one.path("kind").asText().equals("personal"))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode state(String persona) throws Exception {
        HttpRequest request = at("/playground/api/state?persona=" + persona).build();
        return TeamsJson.MAPPER.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    /** What a card says first. */
    private static String text(JsonNode message) {
        return message.at("/attachments/0/content/body/0/text").asText();
    }

    private static final class RealTime implements Clockwork {
        @Override
        public Instant now() {
            return InstantSource.system().instant();
        }

        @Override
        public Duration moved() {
            return Duration.ZERO;
        }

        @Override
        public void move(Duration by) {
            throw new UnsupportedOperationException("Nobody moves this clock");
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.empty();
        }
    }
}
