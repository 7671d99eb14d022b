package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that the local Slack says has a key that Slack's own recorded payloads lack. */
class SlackShapesTest {
    private static final String MODAL =
            "{'type':'modal','callback_id':'ask','title':{'type':'plain_text','text':'Ask'},"
                    + "'submit':{'type':'plain_text','text':'Send'},'notify_on_close':true,'blocks':[{'type':'input','block_id':'name',"
                    + "'label':{'type':'plain_text','text':'Name'},'element':{'type':'plain_text_input','action_id':'name'}}]}";
    private static final String BUTTONS = "[{'type':'actions','block_id':'b','elements':[{'type':'button',"
            + "'action_id':'go','value':'1','text':{'type':'plain_text','text':'Go'}}]}]";
    private static final String PRESSED =
            "'action':{'action_id':'go','block_id':'b','type':'button','value':'1'},'state':{'values':{}}}";

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

    private Map<String, String> command() {
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'/entrain x'}");
        return house.bot
                .received(request -> request.body().contains("command="))
                .getLast()
                .form();
    }

    private JsonNode openModal() {
        return house.slack("views.open", "{'trigger_id':'" + command().get("trigger_id") + "','view':" + MODAL + "}");
    }

    private JsonNode lastInteraction(String type) {
        return house.bot.interactions(type).getLast().json();
    }

    private JsonNode lastEvent(String type) {
        return house.bot.events(type).getLast().json();
    }

    @Test
    void a_command_has_the_shape_of_slacks() {
        ObjectNode fields = Json.object();
        command().forEach(fields::put);

        assertThat(Shape.strange(fields, "app-backend/slash-commands/SlashCommandPayload.json"))
                .isEmpty();
    }

    @Test
    void a_press_of_a_message_has_the_shape_of_slacks() {
        JsonNode posted = house.slack(
                "chat.postMessage",
                "{'channel':'C0SAFETY','text':'x','blocks':" + BUTTONS
                        + ",'metadata':{'event_type':'letter','event_payload':{'stamp':'s/1'}}}");
        String ts = posted.path("ts").asText();
        house.slack("chat.update", "{'channel':'C0SAFETY','ts':'" + ts + "','text':'y','blocks':" + BUTTONS + "}");
        house.does("slack/action", "{'persona':'tom','channel':'C0SAFETY','message':'" + ts + "'," + PRESSED);

        JsonNode press = lastInteraction("block_actions");
        assertThat(press.at("/message/edited").isObject()).isTrue();
        assertThat(Shape.strange(press, "app-backend/interactive-components/BlockActionPayload.json"))
                .isEmpty();
    }

    @Test
    void a_press_of_an_ephemeral_message_comes_without_the_message() {
        String ts = house.slack(
                        "chat.postEphemeral",
                        "{'channel':'C0SAFETY','user':'U0TOM','text':'x','blocks':" + BUTTONS + "}")
                .path("message_ts")
                .asText();
        house.does("slack/action", "{'persona':'tom','channel':'C0SAFETY','message':'" + ts + "'," + PRESSED);

        JsonNode press = lastInteraction("block_actions");
        assertThat(press.has("message")).isFalse();
        assertThat(press.path("container"))
                .isEqualTo(PlaygroundHouse.object(
                        "{'type':'message','message_ts':'" + ts + "','channel_id':'C0SAFETY','is_ephemeral':true}"));
        assertThat(press.at("/channel/id").asText()).isEqualTo("C0SAFETY");
        assertThat(Shape.strange(press, "app-backend/interactive-components/BlockActionPayload.json"))
                .isEmpty();
    }

    @Test
    void a_press_in_the_home_page_has_the_shape_of_slacks() {
        String view = house.slack(
                        "views.publish", "{'user_id':'U0TOM','view':{'type':'home','blocks':" + BUTTONS + "}}")
                .at("/view/id")
                .asText();
        house.does("slack/action", "{'persona':'tom','view':'" + view + "'," + PRESSED);

        JsonNode press = lastInteraction("block_actions");
        assertThat(press.at("/container/type").asText()).isEqualTo("view");
        assertThat(Shape.strange(press, "app-backend/interactive-components/BlockActionPayload.json"))
                .isEmpty();
    }

    @Test
    void a_form_that_is_sent_has_the_shape_of_slacks() {
        String view = openModal().at("/view/id").asText();
        house.does(
                "slack/submit",
                "{'persona':'leo','view':'" + view
                        + "','values':{'name':{'name':{'type':'plain_text_input','value':'x'}}}}");

        assertThat(Shape.strange(lastInteraction("view_submission"), "app-backend/views/ViewSubmissionPayload.json"))
                .isEmpty();
    }

    @Test
    void a_form_that_is_closed_has_the_shape_of_slacks() {
        house.does(
                "slack/close",
                "{'persona':'leo','view':'" + openModal().at("/view/id").asText() + "'}");

        assertThat(Shape.strange(lastInteraction("view_closed"), "app-backend/views/ViewClosedPayload.json"))
                .isEmpty();
    }

    @Test
    void what_happens_in_the_workspace_has_the_shape_of_slacks_events() {
        house.slack("views.publish", "{'user_id':'U0LEO','view':{'type':'home','blocks':" + BUTTONS + "}}");
        house.does("slack/home", "{'persona':'leo'}");
        house.does("slack/say", "{'persona':'leo','channel':'D0LEO','text':'x'}");
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'@Entrain x'}");
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'/leave'}");
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'/join'}");

        requireShape("app_home_opened", "AppHomeOpened");
        requireShape("message", "Message");
        requireShape("app_mention", "AppMention");
        requireShape("member_left_channel", "MemberLeftChannel");
        requireShape("member_joined_channel", "MemberJoinedChannel");
        house.does(
                "slack/say", "{'persona':'leo','channel':'D0LEO','text':'x','files':[{'name':'a','content':'aA=='}]}");
        requireShape("message", "MessageFileShare");
    }

    /** The envelope is compared with the sample that has all its keys; older samples lack the newer ones. */
    private void requireShape(String type, String sample) {
        ObjectNode envelope = lastEvent(type).deepCopy();
        ObjectNode event = Json.object().set("event", envelope.remove("event"));
        assertThat(Shape.strange(event, "events/" + sample + "Payload.json")).isEmpty();
        assertThat(Shape.strange(envelope, "events/MemberJoinedChannelPayload.json"))
                .isEmpty();
    }

    @Test
    void answers_of_the_web_api_have_the_shape_of_slacks() {
        house.does(
                "slack/say", "{'persona':'leo','channel':'D0LEO','text':'x','files':[{'name':'a','content':'aA=='}]}");
        String file = lastEvent("message").at("/event/files/0/id").asText();
        String ts = house.slack("chat.postMessage", "{'channel':'C0SAFETY','text':'x'}")
                .path("ts")
                .asText();
        requireAnswer("auth.test", "{}");
        requireAnswer("chat.postEphemeral", "{'channel':'C0SAFETY','user':'U0LEO','text':'x'}");
        requireAnswer("conversations.info", "{'channel':'C0SAFETY','include_num_members':true}");
        requireAnswer("conversations.list", "{}");
        requireAnswer("conversations.members", "{'channel':'C0SAFETY'}");
        requireAnswer("users.info", "{'user':'U0LEO','include_locale':true}");
        requireAnswer("files.info", "{'file':'" + file + "'}");
        requireAnswer("chat.delete", "{'channel':'C0SAFETY','ts':'" + ts + "'}");
        requireAnswer("views.open", "{'trigger_id':'" + command().get("trigger_id") + "','view':" + MODAL + "}");
        requireAnswer("views.push", "{'trigger_id':'" + command().get("trigger_id") + "','view':" + MODAL + "}");
        requireAnswer("views.publish", "{'user_id':'U0LEO','view':{'type':'home','blocks':" + BUTTONS + "}}");
    }

    private void requireAnswer(String method, String arguments) {
        JsonNode answer = house.slack(method, arguments);
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        assertThat(Shape.strange(answer, "api/" + method + ".json")).as(method).isEmpty();
    }
}
