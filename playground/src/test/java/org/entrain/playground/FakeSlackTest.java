package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeSlackTest {
    private static final String MODAL =
            "{'type':'modal','callback_id':'ask','title':{'type':'plain_text','text':'Ask'},"
                    + "'submit':{'type':'plain_text','text':'Send'},'notify_on_close':true,'blocks':[{'type':'input','block_id':'name',"
                    + "'label':{'type':'plain_text','text':'Name'},'element':{'type':'plain_text_input','action_id':'name'}}]}";
    private static final String BUTTONS = "[{'type':'actions','block_id':'b','elements':[{'type':'button',"
            + "'action_id':'go','value':'1','text':{'type':'plain_text','text':'Go'}}]}]";

    @TempDir
    Path home;

    private PlaygroundHouse house;

    @BeforeEach
    void open() {
        house = new PlaygroundHouse(home);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void command(String words) {
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'/entrain " + words + "'}");
    }

    private LittleBot.Received lastCommand() {
        return house.bot
                .received(request -> request.body().contains("command="))
                .getLast();
    }

    private JsonNode lastMessage(String persona) {
        JsonNode messages = house.messages(persona, "slack", "C0SAFETY");
        return messages.path(messages.size() - 1);
    }

    @Test
    void a_command_comes_signed_with_all_that_slack_sends() throws Exception {
        command("quiz for @Tom in #safety");

        var request = lastCommand();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PlaygroundHouse.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String base = "v0:" + request.headers().get("x-slack-request-timestamp") + ":" + request.body();
        assertThat(request.headers().get("x-slack-signature"))
                .isEqualTo("v0=" + HexFormat.of().formatHex(mac.doFinal(base.getBytes(StandardCharsets.UTF_8))));
        assertThat(request.form())
                .containsEntry("command", "/entrain")
                .containsEntry("text", "quiz for <@U0TOM> in <#C0SAFETY|safety>")
                .containsEntry("user_id", "U0LEO")
                .containsEntry("channel_id", "C0SAFETY")
                .containsEntry("team_id", "T0ENTRAIN")
                .containsKeys("trigger_id", "response_url");
    }

    @Test
    void the_answer_to_a_command_is_seen_by_the_one_who_asked() {
        house.bot.answersSlack(ctx -> ctx.json(Map.of("text", "just for you")));
        command("help");

        assertThat(lastMessage("leo").path("text").asText()).isEqualTo("just for you");
        assertThat(lastMessage("leo").path("ephemeral").asBoolean()).isTrue();
        assertThat(house.messages("tom", "slack", "C0SAFETY")).isEmpty();
    }

    @Test
    void a_command_that_takes_too_long_fails_as_in_slack() {
        house.bot.answersSlack(ctx -> sleepFor(3_500));
        command("help");

        assertThat(lastMessage("leo").path("text").asText())
                .contains("/entrain")
                .contains("operation_timeout");
    }

    private static void sleepFor(long millis) {
        try {
            Thread.sleep(millis); // the slowness is what is tested
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_trigger_opens_one_modal_and_only_for_three_seconds() {
        command("form");
        String trigger = lastCommand().form().get("trigger_id");
        String arguments = "{'trigger_id':'" + trigger + "','view':" + MODAL + "}";

        assertThat(house.slack("views.open", arguments).path("ok").asBoolean()).isTrue();
        assertThat(house.slack("views.open", arguments).path("error").asText()).isEqualTo("trigger_exchanged");

        command("form");
        String late = lastCommand().form().get("trigger_id");
        house.clockwork.move(java.time.Duration.ofSeconds(4));
        assertThat(house.slack("views.open", "{'trigger_id':'" + late + "','view':" + MODAL + "}")
                        .path("error")
                        .asText())
                .isEqualTo("trigger_expired");
    }

    private String openModal() {
        command("form");
        JsonNode opened = house.slack(
                "views.open", "{'trigger_id':'" + lastCommand().form().get("trigger_id") + "','view':" + MODAL + "}");
        return opened.at("/view/id").asText();
    }

    private void submit(String view, String value) {
        house.does(
                "slack/submit",
                "{'persona':'leo','view':'" + view + "','values':{'name':{'name':{'type':'plain_text_input','value':"
                        + value + "}}}}");
    }

    @Test
    void an_empty_answer_to_a_modal_closes_it() {
        String view = openModal();
        assertThat(house.state("leo").at("/slack/modals")).hasSize(1);
        submit(view, "'Léo'");

        JsonNode submission =
                house.bot.interactions("view_submission").getLast().json();
        assertThat(submission.at("/view/state/values/name/name/value").asText()).isEqualTo("Léo");
        assertThat(submission.at("/view/callback_id").asText()).isEqualTo("ask");
        assertThat(house.state("leo").at("/slack/modals")).isEmpty();
    }

    @Test
    void errors_keep_a_modal_open() {
        String view = openModal();
        house.bot.answersSlack(
                ctx -> ctx.json(Map.of("response_action", "errors", "errors", Map.of("name", "Too short"))));
        submit(view, "'L'");

        assertThat(house.state("leo").at("/slack/modals/0/errors/name").asText())
                .isEqualTo("Too short");
    }

    @Test
    void errors_for_a_field_that_is_not_there_are_a_mistake_of_the_app() {
        String view = openModal();
        house.bot.answersSlack(
                ctx -> ctx.json(Map.of("response_action", "errors", "errors", Map.of("nowhere", "Too short"))));
        submit(view, "'L'");

        assertThat(house.state("leo").at("/problem/text").asText()).contains("invalid_errors");
    }

    @Test
    void a_required_field_left_empty_never_reaches_the_app() {
        String view = openModal();
        submit(view, "null");

        assertThat(house.bot.interactions("view_submission")).isEmpty();
        assertThat(house.state("leo").at("/slack/modals/0/errors/name").asText())
                .isNotEmpty();
    }

    @Test
    void a_field_that_nobody_touched_counts_with_what_it_began_with() {
        command("form");
        String blocks =
                "[{'type':'input','block_id':'lead','label':{'type':'plain_text','text':'Lead'},'element':{'type':'users_select','action_id':'v','initial_user':'U0LEO'}},"
                        + "{'type':'input','block_id':'from','label':{'type':'plain_text','text':'From'},'element':{'type':'datepicker','action_id':'v','initial_date':'2026-11-30'}},"
                        + "{'type':'actions','block_id':'crew','elements':[{'type':'multi_users_select','action_id':'v'}]}]";
        String view = house.slack(
                        "views.open",
                        "{'trigger_id':'" + lastCommand().form().get("trigger_id")
                                + "','view':{'type':'modal','title':{'type':'plain_text','text':'New'},'submit':{'type':'plain_text','text':'Go'},'blocks':"
                                + blocks + "}}")
                .at("/view/id")
                .asText();
        house.does("slack/submit", "{'persona':'leo','view':'" + view + "','values':{}}");

        assertThat(house.bot.interactions("view_submission").getLast().json().at("/view/state/values"))
                .isEqualTo(
                        PlaygroundHouse.object(
                                "{'lead':{'v':{'type':'users_select','selected_user':'U0LEO'}},'from':{'v':{'type':'datepicker','selected_date':'2026-11-30'}},'crew':{'v':{'type':'multi_users_select','selected_users':[]}}}"));
    }

    @Test
    void a_modal_can_be_changed_and_stacked_by_the_answer() {
        String view = openModal();
        house.bot.answersSlack(ctx -> ctx.contentType("application/json")
                .result(("{'response_action':'push','view':" + MODAL + "}").replace('\'', '"')));
        submit(view, "'x'");

        JsonNode modals = house.state("leo").at("/slack/modals");
        assertThat(modals).hasSize(2);
        house.bot.answersSlack(ctx -> ctx.json(Map.of("response_action", "clear")));
        submit(modals.path(1).path("id").asText(), "'y'");
        assertThat(house.state("leo").at("/slack/modals")).isEmpty();
    }

    @Test
    void closing_a_modal_that_asked_for_it_is_told() {
        house.does("slack/close", "{'persona':'leo','view':'" + openModal() + "'}");

        assertThat(house.bot.interactions("view_closed")).hasSize(1);
        assertThat(house.state("leo").at("/slack/modals")).isEmpty();
    }

    private String post(String channel) {
        return house.slack("chat.postMessage", "{'channel':'" + channel + "','text':'Press','blocks':" + BUTTONS + "}")
                .path("ts")
                .asText();
    }

    private void press(String ts) {
        house.does(
                "slack/action",
                "{'persona':'tom','channel':'C0SAFETY','message':'" + ts
                        + "','action':{'action_id':'go','block_id':'b','type':'button','value':'1'},'state':{'values':{}}}");
    }

    @Test
    void a_press_carries_the_message_and_can_change_it_five_times() {
        press(post("C0SAFETY"));

        JsonNode payload = house.bot.interactions("block_actions").getLast().json();
        assertThat(payload.at("/actions/0/action_id").asText()).isEqualTo("go");
        assertThat(payload.at("/actions/0/action_ts").asText()).isNotEmpty();
        assertThat(payload.at("/message/text").asText()).isEqualTo("Press");
        assertThat(payload.at("/user/id").asText()).isEqualTo("U0TOM");
        String path = payload.path("response_url")
                .asText()
                .substring(house.settings.publicUrl().toString().length());
        for (int i = 0; i < 5; i++) {
            assertThat(respond(path, "{'replace_original':true,'text':'Pressed'}"))
                    .isEqualTo(200);
        }
        assertThat(respond(path, "{'text':'once more'}")).isEqualTo(404);
        assertThat(lastMessage("sofia").path("text").asText()).isEqualTo("Pressed");
    }

    private int respond(String path, String body) {
        return house.send(house.to(path)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))))
                .statusCode();
    }

    @Test
    void what_is_not_in_a_message_cannot_be_pressed() {
        String ts = post("C0SAFETY");
        var response = house.page(
                "slack/action",
                "{'persona':'tom','channel':'C0SAFETY','message':'" + ts + "','action':{'action_id':'other'}}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(house.bot.interactions("block_actions")).isEmpty();
    }

    @Test
    void words_to_the_bot_come_as_events() {
        house.does("slack/say", "{'persona':'leo','channel':'D0LEO','text':'hello & <you>'}");
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'@Entrain help'}");
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'hello all'}");

        assertThat(house.bot
                        .events("message")
                        .getLast()
                        .json()
                        .at("/event/text")
                        .asText())
                .isEqualTo("hello &amp; &lt;you&gt;");
        assertThat(house.bot
                        .events("message")
                        .getLast()
                        .json()
                        .at("/event/channel_type")
                        .asText())
                .isEqualTo("im");
        assertThat(house.bot.events("app_mention")).hasSize(1);
        assertThat(house.bot
                        .events("app_mention")
                        .getLast()
                        .json()
                        .at("/event/text")
                        .asText())
                .isEqualTo("<@U0BOT> help");
    }

    @Test
    void a_shared_file_can_be_fetched_with_the_token_alone() {
        house.does(
                "slack/say",
                "{'persona':'leo','channel':'D0LEO','text':'import','files':[{'name':'a.gift','content':'aGVsbG8='}]}");

        JsonNode event = house.bot.events("message").getLast().json().path("event");
        assertThat(event.path("subtype").asText()).isEqualTo("file_share");
        String path = event.at("/files/0/url_private")
                .asText()
                .substring(house.settings.publicUrl().toString().length());
        assertThat(house.send(house.to(path).GET()).statusCode()).isEqualTo(403);
        assertThat(house.send(house.to(path)
                                .header("Authorization", "Bearer " + PlaygroundHouse.TOKEN)
                                .GET())
                        .body())
                .isEqualTo("hello");
    }

    @Test
    void a_file_that_is_not_there_is_refused_with_a_sentence() {
        var response = house.page(
                "slack/say", "{'persona':'leo','channel':'D0LEO','text':'import','files':[{'path':'/no/such/file'}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(PlaygroundHouse.json(response).path("error").asText()).contains("/no/such/file");
    }

    @Test
    void an_event_is_sent_again_until_it_is_taken() {
        house.bot.answersSlack(
                ctx -> ctx.status(house.bot.events("app_home_opened").size() < 3 ? 500 : 200));
        house.does("slack/home", "{'persona':'leo'}");

        PlaygroundHouse.until(() -> house.bot.events("app_home_opened").size() == 3);
        var retries = house.bot.events("app_home_opened");
        assertThat(retries.get(2).headers())
                .containsEntry("x-slack-retry-num", "2")
                .containsEntry("x-slack-retry-reason", "http_error");
        assertThat(retries.stream().map(retry -> retry.json().path("event_id")).distinct())
                .hasSize(1);
    }

    @Test
    void a_home_page_is_shown_to_the_one_it_is_for() {
        JsonNode published = house.slack(
                "views.publish",
                "{'user_id':'U0LEO','view':{'type':'home','blocks':[{'type':'section','text':{'type':'mrkdwn','text':'hi'}}]}}");

        assertThat(published.path("ok").asBoolean()).as(published.toString()).isTrue();
        assertThat(house.state("leo").at("/slack/home/view/type").asText()).isEqualTo("home");
        assertThat(house.state("tom").at("/slack/home").isNull()).isTrue();
    }

    @Test
    void inviting_and_removing_the_bot_is_told_and_felt() {
        house.does("slack/say", "{'persona':'leo','channel':'C0LOUNGE','text':'/remove @Entrain'}");
        assertThat(house.slack("chat.postMessage", "{'channel':'C0LOUNGE','text':'hi'}")
                        .path("error")
                        .asText())
                .isEqualTo("not_in_channel");

        house.does("slack/say", "{'persona':'leo','channel':'C0LOUNGE','text':'/invite @Entrain'}");
        assertThat(house.bot.events("member_joined_channel")).hasSize(1);
        assertThat(house.slack("chat.postMessage", "{'channel':'C0LOUNGE','text':'hi'}")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }
}
