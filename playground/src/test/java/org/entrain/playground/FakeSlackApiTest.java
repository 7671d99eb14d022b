package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeSlackApiTest {
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

    private String error(String method, String arguments) {
        return house.slack(method, arguments).path("error").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chat.postMessage      | {'channel':'C0NOWHERE','text':'x'}                    | channel_not_found
                    chat.postMessage      | {'channel':'C0SAFETY'}                                | no_text
                    chat.postMessage      | {'channel':'C0SAFETY','text':'x','blocks':[{'type':'header'}]} | invalid_blocks
                    chat.postMessage      | {'channel':'C0SAFETY','text':'x','blocks':'no json'}  | invalid_blocks_format
                    chat.postMessage      | {'channel':'C0SAFETY','text':'x','metadata':{'a':1}}  | invalid_metadata_schema
                    chat.postEphemeral    | {'channel':'C0SAFETY','text':'x','user':'U0NOBODY'}   | user_not_in_channel
                    chat.update           | {'channel':'C0SAFETY','ts':'1.000000','text':'x'}     | message_not_found
                    conversations.open    | {'users':'U0NOBODY'}                                  | user_not_found
                    conversations.open    | {'users':'U0LEO,U0NOBODY'}                            | user_not_found
                    conversations.open    | {'users':'U0LEO,U0TOASTER'}                           | cannot_dm_bot
                    conversations.open    | {'users':'1,2,3,4,5,6,7,8,9'}                         | too_many_users
                    conversations.info    | {'channel':'C0NOWHERE'}                               | channel_not_found
                    conversations.history | {'channel':'C0SAFETY'}                                | missing_scope
                    conversations.join    | {'channel':'C0SAFETY'}                                | missing_scope
                    users.info            | {'user':'U0NOBODY'}                                   | user_not_found
                    files.info            | {'file':'F0'}                                         | file_not_found
                    views.open            | {'trigger_id':'1.2','view':{'type':'home','blocks':[]}} | invalid_arguments
                    views.update          | {'view_id':'V0','view':{'type':'modal','title':{'type':'plain_text','text':'x'},'blocks':[{'type':'divider'}]}} | not_found
                    admin.users.list      | {}                                                    | unknown_method
                    """)
    void what_slack_refuses_is_refused_by_its_name(String method, String arguments, String error) {
        assertThat(error(method, arguments)).isEqualTo(error);
        assertThat(house.state("amina").at("/problem/text").asText()).contains(error);
    }

    @Test
    void a_few_people_have_a_conversation_of_their_own_with_the_bot_and_nobody_else_sees_it() {
        String group = house.slack("conversations.open", "{'users':'U0LEO,U0SOFIA'}")
                .at("/channel/id")
                .asText();
        assertThat(house.slack("conversations.open", "{'users':'U0SOFIA,U0LEO'}")
                        .at("/channel/id")
                        .asText())
                .isEqualTo(group);
        house.slack("chat.postMessage", "{'channel':'" + group + "','text':'You two meet'}");
        assertThat(house.messages("leo", "slack", group).at("/0/text").asText()).isEqualTo("You two meet");
        assertThat(house.messages("sofia", "slack", group)).hasSize(1);
        assertThat(house.state("sofia").at("/slack/channels").findValuesAsText("name"))
                .contains("Léo");
        assertThat(house.state("tom").at("/slack/channels").findValuesAsText("id"))
                .doesNotContain(group);
        assertThat(error("conversations.info", "{'channel':'" + group + "'}")).isEqualTo("missing_scope");
        assertThat(error("conversations.history", "{'channel':'" + group + "'}"))
                .isEqualTo("missing_scope");
        assertThat(house.slack("conversations.list", "{'types':'private_channel'}")
                        .findValuesAsText("id"))
                .doesNotContain(group);
    }

    @Test
    void a_call_without_the_token_is_refused() {
        assertThat(house.send(house.to("/playground/slack/api/auth.test").POST(BodyPublishers.noBody()))
                        .body())
                .contains("not_authed");
        assertThat(house.send(house.to("/playground/slack/api/auth.test")
                                .header("Authorization", "Bearer xoxb-other")
                                .POST(BodyPublishers.noBody()))
                        .body())
                .contains("invalid_auth");
        assertThat(house.send(house.to("/playground/slack/api/auth.test")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("token=" + PlaygroundHouse.TOKEN)))
                        .body())
                .contains("\"ok\":true");
    }

    @Test
    void blocks_may_come_as_text_in_a_form() {
        JsonNode answer = PlaygroundHouse.json(house.slackForm(
                "chat.postMessage",
                Map.of("channel", "D0LEO", "text", "hi", "blocks", "[{\"type\":\"divider\"}]", "link_names", "0")));

        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        JsonNode block = house.messages("leo", "slack", "D0LEO").at("/0/blocks/0");
        assertThat(block.path("type").asText()).isEqualTo("divider");
        assertThat(block.path("block_id").asText()).isNotEmpty();
    }

    @Test
    void why_blocks_were_refused_is_said() {
        JsonNode answer = house.slack("chat.postMessage", "{'channel':'C0SAFETY','blocks':[{'type':'header'}]}");

        assertThat(answer.at("/response_metadata/messages/0").asText()).contains("[json-pointer:/blocks/0");
    }

    @Test
    void texts_that_are_too_long_are_refused() {
        String ts = house.slack("chat.postMessage", "{'channel':'C0SAFETY','text':'x'}")
                .path("ts")
                .asText();

        assertThat(error("chat.postMessage", "{'channel':'C0SAFETY','text':'" + "x".repeat(40_001) + "'}"))
                .isEqualTo("msg_too_long");
        assertThat(error("chat.update", "{'channel':'C0SAFETY','ts':'" + ts + "','text':'" + "x".repeat(4_001) + "'}"))
                .isEqualTo("msg_too_long");
    }

    @Test
    void an_edit_without_blocks_takes_them_away() {
        String ts = house.slack("chat.postMessage", "{'channel':'C0SAFETY','text':'x','blocks':[{'type':'divider'}]}")
                .path("ts")
                .asText();
        house.slack("chat.update", "{'channel':'C0SAFETY','ts':'" + ts + "','text':'y'}");

        JsonNode message = house.messages("leo", "slack", "C0SAFETY").path(0);
        assertThat(message.path("blocks").isNull()).isTrue();
        assertThat(message.path("edited").asBoolean()).isTrue();
        house.slack("chat.delete", "{'channel':'C0SAFETY','ts':'" + ts + "'}");
        assertThat(house.messages("leo", "slack", "C0SAFETY")).isEmpty();
    }

    @Test
    void somebody_elses_message_cannot_be_edited() {
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'mine'}");
        String ts = house.messages("leo", "slack", "C0SAFETY").at("/0/id").asText();

        assertThat(error("chat.update", "{'channel':'C0SAFETY','ts':'" + ts + "','text':'y'}"))
                .isEqualTo("cant_update_message");
    }

    @Test
    void an_ephemeral_message_is_for_one_and_cannot_be_edited() {
        String ts = house.slack("chat.postEphemeral", "{'channel':'C0SAFETY','user':'U0LEO','text':'x'}")
                .path("message_ts")
                .asText();

        assertThat(house.messages("leo", "slack", "C0SAFETY").at("/0/ephemeral").asBoolean())
                .isTrue();
        assertThat(house.messages("tom", "slack", "C0SAFETY")).isEmpty();
        assertThat(error("chat.update", "{'channel':'C0SAFETY','ts':'" + ts + "','text':'y'}"))
                .isEqualTo("message_not_found");
    }

    @Test
    void a_channel_takes_a_burst_and_then_a_message_a_second() {
        int status = 200;
        for (int i = 0; i < 7 && status == 200; i++) {
            var response = house.slackForm("chat.postMessage", Map.of("channel", "C0SAFETY", "text", "x"));
            status = response.statusCode();
            if (status == 429) {
                assertThat(response.headers().firstValue("Retry-After")).contains("1");
                assertThat(response.body()).contains("ratelimited");
            }
        }
        assertThat(status).isEqualTo(429);
        house.clockwork.move(java.time.Duration.ofSeconds(2));
        assertThat(house.slackForm("chat.postMessage", Map.of("channel", "C0SAFETY", "text", "x"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_private_conversation_can_be_read_with_the_stamps_of_the_bot() {
        house.slack(
                "chat.postMessage",
                "{'channel':'U0LEO','text':'x','metadata':{'event_type':'letter','event_payload':{'stamp':'s/1'}}}");

        JsonNode with = house.slack("conversations.history", "{'channel':'D0LEO','include_all_metadata':true}");
        assertThat(with.at("/messages/0/metadata/event_payload/stamp").asText()).isEqualTo("s/1");
        JsonNode without = house.slack("conversations.history", "{'channel':'D0LEO'}");
        assertThat(without.at("/messages/0").has("metadata")).isFalse();
    }

    @Test
    void a_persons_language_and_zone_are_told() {
        JsonNode user = house.slack("users.info", "{'user':'U0LEO','include_locale':true}")
                .path("user");

        assertThat(user.path("tz").asText()).isEqualTo("Europe/Paris");
        assertThat(user.path("locale").asText()).isEqualTo("fr-FR");
        assertThat(user.at("/profile/display_name").asText()).isEqualTo("Léo");
    }
}
