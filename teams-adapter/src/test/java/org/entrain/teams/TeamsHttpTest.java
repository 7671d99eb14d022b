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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TeamsHttpTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Message HELLO = Message.of(
            new Block.Text(Words.plain("Bonjour")),
            Block.Buttons.of(
                    Button.primary("A", Action.of("quiz.answer", 1)),
                    Button.opening("More", Action.of("quiz.more", 2))));
    private static final Form FORM = new Form(
            Action.of("quiz.save", "q"),
            "A question",
            List.of(),
            List.of(
                    new Form.TextField("title", "Title", "Short", false, false, 80, ""),
                    new Form.ChoiceField(
                            "topics", "Topics", "", true, true, List.of(new Option("a,b", "A"), new Option("c", "C")))),
            "Save",
            "Cancel");

    private final List<Interaction> heard = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Function<Interaction, Reply> door = interaction -> Reply.NOTHING;
    private FakeMicrosoft microsoft;
    private Teams teams;
    private Javalin javalin;

    @BeforeEach
    void start() throws IOException {
        microsoft = new FakeMicrosoft();
        teams = new Teams(
                microsoft.settings(),
                interaction -> {
                    heard.add(interaction);
                    return door.apply(interaction);
                },
                URI.create("https://entrain.example"),
                () -> NOW);
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/api/messages", teams.handler());
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        javalin.stop();
        teams.close();
        microsoft.close();
        assertThat(microsoft.invalidCards).isEmpty();
    }

    @Test
    void words_to_the_bot_are_a_command_without_its_mention() throws Exception {
        ObjectNode activity = message("<at>Entrain</at>&nbsp; quiz start <at>Bo</at>");
        ObjectNode entity = activity.putArray("entities").addObject().put("type", "mention");
        entity.put("text", "<at>Entrain</at>").putObject("mentioned").put("id", "28:bot");

        assertThat(post(activity).statusCode()).isEqualTo(200);

        var command = (Interaction.Command) heard.getFirst();
        assertThat(command.words()).isEqualTo("quiz start Bo");
        assertThat(command.who().account().id()).isEqualTo("aad-amina");
        assertThat(command.who().locale()).contains(Locale.FRANCE);
        assertThat(command.who().zone()).contains(ZoneId.of("Europe/Paris"));
        assertThat(command.workspace().id()).isEqualTo(FakeMicrosoft.TENANT);
        assertThat(command.place().channel()).isEqualTo("19:abc@thread.tacv2");
        assertThat(command.delivery()).contains("act-in");
    }

    @Test
    void a_malformed_locale_and_zone_and_a_time_without_fraction_lose_no_message() throws Exception {
        Locale before = Locale.getDefault();
        ObjectNode activity = message("help")
                .put("locale", "tr_TR-!")
                .put("localTimezone", "Mars/Olympus")
                .put("timestamp", "2026-11-22T12:00:12Z")
                .put("localTimestamp", "2026-11-22T12:00:12+01:00");

        assertThat(post(activity).statusCode()).isEqualTo(200);

        assertThat(((Interaction.Command) heard.getFirst()).who().zone()).isEmpty();
        assertThat(Locale.getDefault()).isEqualTo(before);
    }

    @Test
    void the_locale_of_a_person_stays_theirs() throws Exception {
        Locale before = Locale.getDefault();
        post(message("help").put("locale", "tr-TR"));
        assertThat(((Interaction.Command) heard.getFirst()).who().locale()).contains(Locale.of("tr", "TR"));
        assertThat(Locale.getDefault()).isEqualTo(before);
    }

    @Test
    void a_caller_without_proof_is_refused() throws Exception {
        ObjectNode activity = message("help");
        ObjectNode good = microsoft.claims(NOW);
        assertThat(post(activity, "Bearer garbage")).isEqualTo(401);
        assertThat(post(activity, "")).isEqualTo(401);
        assertThat(post(activity, bearer(good.deepCopy().put("aud", "another"))))
                .isEqualTo(401);
        assertThat(post(activity, bearer(good.deepCopy().put("iss", "https://login.microsoftonline.com/x/v2.0"))))
                .isEqualTo(401);
        assertThat(post(
                        activity,
                        bearer(good.deepCopy().put("exp", NOW.minusSeconds(301).getEpochSecond()))))
                .isEqualTo(401);
        assertThat(post(
                        activity,
                        bearer(good.deepCopy().put("nbf", NOW.plusSeconds(301).getEpochSecond()))))
                .isEqualTo(401);
        assertThat(post(activity, bearer(good.deepCopy().put("serviceurl", "https://smba.trafficmanager.net/x"))))
                .isEqualTo(401);
        for (String algorithm : List.of("none", "HS256")) {
            ObjectNode header = TeamsJson.object().put("alg", algorithm).put("kid", "key-1");
            assertThat(post(activity, "Bearer " + FakeMicrosoft.jwt(header, good)))
                    .isEqualTo(401);
        }
        ObjectNode elsewhere = TeamsJson.object().put("alg", "RS256").put("kid", "key-other-channel");
        assertThat(post(activity, "Bearer " + FakeMicrosoft.jwt(elsewhere, good)))
                .isEqualTo(401);
        String forged = bearer(good);
        int middle = forged.lastIndexOf('.') + 20;
        char other = forged.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(post(activity, forged.substring(0, middle) + other + forged.substring(middle + 1)))
                .isEqualTo(401);
        assertThat(heard).isEmpty();
        assertThat(post(
                        activity,
                        bearer(good.deepCopy().put("exp", NOW.minusSeconds(120).getEpochSecond()))))
                .isEqualTo(200);
    }

    @Test
    void an_activity_without_channel_or_service_url_is_refused() throws Exception {
        ObjectNode noChannel = message("help");
        noChannel.remove("channelId");
        ObjectNode noUrl = message("help");
        noUrl.remove("serviceUrl");
        assertThat(post(noChannel).statusCode()).isEqualTo(401);
        assertThat(post(noUrl).statusCode()).isEqualTo(401);
        assertThat(heard).isEmpty();
    }

    @Test
    void an_unknown_key_is_looked_for_once_and_not_with_every_request() throws Exception {
        ObjectNode header = TeamsJson.object().put("alg", "RS256").put("kid", "unheard-of");
        String token = "Bearer " + FakeMicrosoft.jwt(header, microsoft.claims(NOW));
        for (int i = 0; i < 3; i++) {
            assertThat(post(message("help"), token)).isEqualTo(401);
        }
        assertThat(microsoft.keyFetches).hasValue(1);
    }

    @Test
    void another_tenant_is_not_served() throws Exception {
        ObjectNode activity = message("help");
        activity.withObject("conversation").put("tenantId", "tenant-2");
        assertThat(post(activity).statusCode()).isEqualTo(403);
        assertThat(heard).isEmpty();
    }

    @Test
    void what_is_too_long_or_no_activity_is_turned_away() throws Exception {
        assertThat(post(message("x".repeat(TeamsHttp.MAX_BODY))).statusCode()).isEqualTo(413);
        assertThat(post(TeamsJson.object().put("channelId", "msteams")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_private_reply_in_a_channel_is_for_that_person_alone() throws Exception {
        door = interaction -> new Reply.Private(HELLO);
        post(message("help"));
        FakeMicrosoft.Call call = microsoft.calls.getFirst();
        assertThat(call.path()).endsWith("%3Bmessageid%3D77/activities?isTargetedActivity=true");
        assertThat(call.body().at("/recipient/id").asText()).isEqualTo("29:amina");
        assertThat(call.authorization()).isEqualTo("Bearer tok");
    }

    @Test
    void where_private_words_are_refused_in_a_channel_they_go_to_the_private_chat() throws Exception {
        door = interaction -> new Reply.Private(HELLO);
        String path = "/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D77/activities?isTargetedActivity=true";
        microsoft.answers.put("POST " + path, new FakeMicrosoft.Answer(403, "{}", Map.of()));
        post(message("help"));
        assertThat(microsoft.calls)
                .extracting(FakeMicrosoft.Call::path)
                .containsExactly(path, "/v3/conversations", "/v3/conversations/new-1/activities");
    }

    @Test
    void a_failing_connector_is_not_called_again_at_once() throws Exception {
        door = interaction -> new Reply.Public(HELLO);
        String path = "/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D77/activities";
        microsoft.answers.put("POST " + path, new FakeMicrosoft.Answer(503, "{}", Map.of()));
        assertThat(post(message("help")).statusCode()).isEqualTo(200);
        assertThat(microsoft.calls).hasSize(1);
    }

    @Test
    void a_press_is_answered_with_a_card_for_that_person() throws Exception {
        door = interaction -> new Reply.Private(HELLO);
        JsonNode answer = json(post(execute("quiz.answer", "{\"args\":[\"q\",\"2\"]}")));
        var press = (Interaction.Press) heard.getFirst();
        assertThat(press.action()).isEqualTo(Action.of("quiz.answer", "q", 2));
        assertThat(answer.path("type").asText()).isEqualTo(TeamsCards.CONTENT_TYPE);
        assertThat(answer.at("/value/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(microsoft.calls).isEmpty();
    }

    @Test
    void a_choice_is_a_press_with_what_was_chosen() throws Exception {
        post(execute("quiz.pick", "{\"args\":[\"q\"],\"chosen\":\"choice_0\",\"choice_0\":\"a%2Cb\"}"));
        assertThat(((Interaction.Press) heard.getFirst()).action()).isEqualTo(Action.of("quiz.pick", "q", "a,b"));
    }

    @Test
    void a_failure_behind_a_press_is_told_without_its_cause() throws Exception {
        door = interaction -> {
            throw new IllegalStateException("secret words");
        };
        HttpResponse<String> answer = post(execute("quiz.answer", "{}"));
        assertThat(answer.body()).doesNotContain("secret").contains("application/vnd.microsoft.error");
        assertThat(json(answer).path("statusCode").asInt()).isEqualTo(500);
        assertThat(post(execute("no verb", "{}")).body()).contains("\"statusCode\":400");
        HttpResponse<String> message = post(message("help"));
        assertThat(message.statusCode()).isEqualTo(500);
        assertThat(message.body()).doesNotContain("secret");
    }

    @Test
    void a_replacement_is_shown_to_who_pressed_and_edited_for_the_others() throws Exception {
        door = interaction -> new Reply.Replace(HELLO);
        JsonNode answer = json(post(execute("quiz.answer", "{}").put("replyToId", "msg-9")));
        assertThat(answer.path("type").asText()).isEqualTo(TeamsCards.CONTENT_TYPE);
        teams.close();
        assertThat(microsoft.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("PUT");
            assertThat(call.path()).endsWith("/activities/msg-9");
        });
    }

    @Test
    void a_form_opens_and_comes_back_with_errors_and_with_what_was_entered() throws Exception {
        door = interaction -> interaction instanceof Interaction.Submission
                ? new Reply.Invalid(Map.of("title", "Too short"))
                : new Reply.Open(FORM);
        JsonNode open = json(post(task("task/fetch", TeamsActions.data(Action.of("quiz.more", 2)))));
        JsonNode card = open.at("/task/value/card/content");
        assertThat(open.at("/task/value/title").asText()).isEqualTo("A question");

        ObjectNode data = card.at("/actions/0/data").deepCopy();
        data.put("field_title", "Yo").put("field_topics", "a%2Cb,c");
        JsonNode again = json(post(task("task/submit", data)));

        var submission = (Interaction.Submission) heard.get(1);
        assertThat(submission.action()).isEqualTo(Action.of("quiz.save", "q"));
        assertThat(submission.values()).isEqualTo(Map.of("title", List.of("Yo"), "topics", List.of("a,b", "c")));
        assertThat(again.toString()).contains("Too short", "\"value\":\"Yo\"", "\"value\":\"a%2Cb,c\"");
    }

    @Test
    void a_button_inside_a_dialog_is_a_press_and_closing_it_is_nothing() throws Exception {
        assertThat(post(task("task/submit", TeamsActions.data(Action.of("quiz.more", 2))))
                        .body())
                .isEmpty();
        assertThat(post(task("task/submit", TeamsActions.cancelling())).body()).isEmpty();
        assertThat(heard).singleElement().isInstanceOf(Interaction.Press.class);
    }

    @Test
    void a_form_in_answer_to_words_is_opened_by_a_button_that_holds_it() throws Exception {
        door = interaction -> new Reply.Open(FORM);
        post(message("quiz new"));
        JsonNode data = microsoft.calls.getFirst().body().at("/attachments/0/content/actions/0/data");
        JsonNode open = json(post(task("task/fetch", data.deepCopy())));
        assertThat(open.at("/task/value/title").asText()).isEqualTo("A question");
        assertThat(heard).hasSize(1);
    }

    @Test
    void people_who_join_and_leave_are_told_of_without_asking_the_platform() throws Exception {
        ObjectNode update = activity("conversationUpdate");
        assertThat(post(update).statusCode()).isEqualTo(200);
        update.putArray("membersAdded").addObject().put("id", "29:bo").put("aadObjectId", "aad-bo");
        post(update);
        update.remove("membersAdded");
        update.putArray("membersRemoved").addObject().put("id", "29:bo").put("aadObjectId", "aad-bo");
        post(update);
        assertThat(heard).hasExactlyElementsOfTypes(Interaction.Joined.class, Interaction.Left.class);
        assertThat(microsoft.calls).isEmpty();
    }

    @Test
    void the_bot_that_is_added_is_an_installation() throws Exception {
        ObjectNode update = activity("conversationUpdate");
        update.putArray("membersAdded").addObject().put("id", "28:bot");
        post(update);
        post(activity("installationUpdate").put("action", "add"));
        post(activity("installationUpdate").put("action", "remove"));
        assertThat(heard)
                .hasExactlyElementsOfTypes(
                        Interaction.Installed.class, Interaction.Installed.class, Interaction.Uninstalled.class);
    }

    @Test
    void what_means_nothing_is_answered_as_done() throws Exception {
        for (String type :
                List.of("messageReaction", "messageUpdate", "messageDelete", "event", "typing", "unheardOf")) {
            assertThat(post(activity(type)).statusCode()).as(type).isEqualTo(200);
        }
        assertThat(post(activity("invoke").put("name", "config/fetch")).statusCode())
                .isEqualTo(200);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_file_sent_in_private_is_fetched_without_the_bots_token() throws Exception {
        ObjectNode activity = personal(message(""));
        ObjectNode file = activity.putArray("attachments").addObject();
        file.put("contentType", "application/vnd.microsoft.teams.file.download.info")
                .put("name", "quiz.gift");
        file.putObject("content").put("downloadUrl", microsoft.url() + "/file");
        post(activity);
        var command = (Interaction.Command) heard.getFirst();
        assertThat(command.files()).singleElement().satisfies(shared -> {
            assertThat(shared.name()).isEqualTo("quiz.gift");
            assertThat(shared.content()).asString().startsWith("::Q::");
        });
        assertThat(microsoft.tokenFetches).hasValue(0);
    }

    @Test
    void an_unreachable_database_has_words_delivered_again_and_a_press_told() throws Exception {
        door = interaction -> new Reply.TryLater(Message.of(Words.plain("In a minute")));
        assertThat(post(message("help")).statusCode()).isEqualTo(503);
        assertThat(post(execute("quiz.answer", "{}")).body()).contains("In a minute");
    }

    private ObjectNode activity(String type) {
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

    private static ObjectNode personal(ObjectNode activity) {
        activity.withObject("conversation")
                .put("id", "a:1")
                .put("conversationType", "personal")
                .put("isGroup", false);
        return activity;
    }

    private ObjectNode message(String text) {
        return activity("message").put("text", text).put("localTimezone", "Europe/Paris");
    }

    private ObjectNode execute(String verb, String data) throws IOException {
        ObjectNode activity = activity("invoke").put("name", "adaptiveCard/action");
        ObjectNode action = activity.putObject("value").putObject("action");
        action.put("type", "Action.Execute").put("verb", verb).set("data", TeamsJson.MAPPER.readTree(data));
        return activity;
    }

    private ObjectNode task(String name, JsonNode data) {
        ObjectNode activity = activity("invoke").put("name", name);
        activity.putObject("value").set("data", data);
        return activity;
    }

    private static String bearer(ObjectNode claims) {
        return "Bearer " + FakeMicrosoft.jwt(claims);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        JsonNode json = TeamsJson.MAPPER.readTree(answer.body());
        CardSchema.assertCardsValid(json);
        return json;
    }

    private HttpResponse<String> post(ObjectNode activity) throws Exception {
        return send(activity, bearer(microsoft.claims(NOW)));
    }

    private int post(ObjectNode activity, String authorization) throws Exception {
        return send(activity, authorization).statusCode();
    }

    private HttpResponse<String> send(ObjectNode activity, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + javalin.port() + "/api/messages"))
                .POST(HttpRequest.BodyPublishers.ofString(TeamsJson.write(activity)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
