package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;

/** The adapter between a Microsoft that tests play and a door that they answer, over real HTTP. */
final class TeamsHouse implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Message HELLO = Message.of(
            new Block.Text(Words.plain("Bonjour")),
            Block.Buttons.of(
                    Button.primary("A", Action.of("quiz.answer", 1)),
                    Button.opening("More", Action.of("quiz.more", 2))));
    static final Form FORM = new Form(
            Action.of("quiz.save", "q"),
            "A question",
            List.of(),
            List.of(
                    new Form.TextField("title", "Title", "Short", false, false, 80, ""),
                    new Form.ChoiceField(
                            "topics",
                            "Topics",
                            "",
                            true,
                            true,
                            List.of(new Option("a,b", "A"), new Option("c", "C")),
                            List.of("c", "gone")),
                    new Form.PersonField(
                            "lead", "Lead", "Who looks after it", false, false, List.of(account("aad-bo"))),
                    new Form.PersonField(
                            "crew",
                            "Crew",
                            "",
                            true,
                            true,
                            List.of(
                                    account("aad-bo"),
                                    new Account(new Workspace(TeamsPlatform.PLATFORM, "elsewhere"), "aad-zoe"),
                                    account("aad-chloe"))),
                    new Form.DateField("until", "Until", "", true, Optional.of(LocalDate.of(2026, 12, 1)))),
            "Save",
            "Cancel");

    private static Account account(String id) {
        return new Account(new Workspace(TeamsPlatform.PLATFORM, FakeMicrosoft.TENANT), id);
    }

    final FakeMicrosoft microsoft;
    final List<Interaction> heard = new CopyOnWriteArrayList<>();
    final AtomicReference<Thread> served = new AtomicReference<>();
    final TeamsPlatform platform;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Javalin javalin;
    private volatile Function<Interaction, Reply> door = interaction -> Reply.NOTHING;

    TeamsHouse() throws IOException {
        microsoft = new FakeMicrosoft();
        platform = new TeamsPlatform(
                microsoft.settings(),
                interaction -> {
                    heard.add(interaction);
                    return door.apply(interaction);
                },
                URI.create("https://entrain.example"),
                () -> NOW);
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post(TeamsPlatform.PATH, context -> {
                        served.set(Thread.currentThread());
                        platform.handler().handle(context);
                    });
                })
                .start("127.0.0.1", 0);
    }

    /** Has the door answer so. */
    void answering(Function<Interaction, Reply> newDoor) {
        door = newDoor;
    }

    /** Has the door answer this to everything. */
    void answering(Reply reply) {
        door = interaction -> reply;
    }

    /** Waits for what happens in the background. */
    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen within ten seconds");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** What Amina does in a thread of a channel. */
    ObjectNode activity(String type) {
        ObjectNode activity = TeamsJson.object()
                .put("type", type)
                .put("id", "act-in")
                .put("channelId", "msteams")
                .put("serviceUrl", microsoft.url())
                .put("locale", "fr-FR");
        activity.putObject("from").put("id", "29:amina").put("name", "Amina").put("aadObjectId", "aad-amina");
        activity.putObject("recipient").put("id", "28:bot").put("name", "Entrain");
        activity.putObject("conversation")
                .put("id", "19:abc@thread.tacv2;messageid=77")
                .put("conversationType", "channel")
                .put("isGroup", true)
                .put("tenantId", FakeMicrosoft.TENANT);
        return activity;
    }

    /** The same, in her chat with the bot. */
    static ObjectNode personal(ObjectNode activity) {
        activity.withObject("conversation")
                .put("id", "a:1")
                .put("conversationType", "personal")
                .put("isGroup", false);
        return activity;
    }

    ObjectNode message(String text) {
        return activity("message").put("text", text).put("localTimezone", "Europe/Paris");
    }

    /** A button of a card is pressed. */
    ObjectNode execute(String verb, String data) throws IOException {
        ObjectNode activity = activity("invoke").put("name", "adaptiveCard/action");
        ObjectNode action = activity.putObject("value").putObject("action");
        action.put("type", "Action.Execute").put("verb", verb).set("data", TeamsJson.MAPPER.readTree(data));
        return activity;
    }

    /** A dialog is asked for or sent. */
    ObjectNode task(String name, JsonNode data) {
        ObjectNode activity = activity("invoke").put("name", name);
        activity.putObject("value").set("data", data);
        return activity;
    }

    HttpResponse<String> post(ObjectNode activity) throws IOException, InterruptedException {
        return post(activity, bearer(microsoft.claims(NOW)));
    }

    HttpResponse<String> post(ObjectNode activity, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + javalin.port() + TeamsPlatform.PATH))
                .POST(HttpRequest.BodyPublishers.ofString(TeamsJson.write(activity)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String bearer(ObjectNode claims) {
        return "Bearer " + FakeMicrosoft.jwt(claims);
    }

    /** The answer as JSON, its cards held against the rules. */
    static JsonNode json(HttpResponse<String> answer) throws IOException {
        JsonNode json = TeamsJson.MAPPER.readTree(answer.body());
        TeamsCardRules.assertCardsValid(json);
        return json;
    }

    @Override
    public void close() {
        javalin.stop();
        platform.close();
        http.close();
        microsoft.close();
        assertThat(microsoft.invalidCards).isEmpty();
    }
}
