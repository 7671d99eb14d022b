package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Slack tells of by its Events API. */
class SlackEventsTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_mention_loses_the_bots_name() {
        house.sends(Payloads.event("""
            {"type":"app_mention","user":"U1","text":"<@UBOT> quiz &amp; more <@U2>","ts":"1.2","channel":"C1"}\
            """));
        var command = (Interaction.Command) house.last();
        assertThat(command.words()).isEqualTo("quiz & more @U2");
        assertThat(command.delivery()).isEqualTo("Ev1");
    }

    @Test
    void the_bot_does_not_hear_itself_nor_other_bots() {
        house.sends(Payloads.event(
                "{\"type\":\"message\",\"channel_type\":\"im\",\"user\":\"UBOT\",\"text\":\"hi\",\"channel\":\"D1\"}"));
        house.sends(Payloads.event("{\"type\":\"message\",\"channel_type\":\"im\",\"user\":\"U3\",\"bot_id\":\"B1\","
                + "\"text\":\"hi\",\"channel\":\"D1\"}"));
        assertThat(house.heard).isEmpty();
        house.slack.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_private_message_is_answered_in_its_conversation() {
        house.reply = new Reply.Private(Message.of(Words.plain("Salut")));
        house.sends(Payloads.event(
                "{\"type\":\"message\",\"channel_type\":\"im\",\"user\":\"U1\",\"text\":\"help\",\"channel\":\"D1\"}"));
        assertThat(((Interaction.Command) house.last()).place().isShared()).isFalse();
        house.platform.close();
        house.slack.verify(postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))
                .withFormParam("channel", equalTo("D1"))
                .withFormParam("text", equalTo("Salut")));
    }

    @Test
    void people_come_and_go_and_so_does_the_app() {
        house.sends(Payloads.event("{\"type\":\"member_joined_channel\",\"user\":\"U1\",\"channel\":\"C1\"}"));
        assertThat(house.last()).isInstanceOf(Interaction.Joined.class);
        house.sends(Payloads.event("{\"type\":\"member_left_channel\",\"user\":\"U1\",\"channel\":\"C1\"}"));
        assertThat(house.last()).isInstanceOf(Interaction.Left.class);
        house.sends(Payloads.event("{\"type\":\"app_uninstalled\"}"));
        assertThat(house.last()).isInstanceOf(Interaction.Uninstalled.class);
    }

    @Test
    void a_revoked_token_of_one_person_does_not_end_everything() {
        house.sends(Payloads.event("{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U1\"]}}"));
        assertThat(house.heard).isEmpty();
        house.sends(Payloads.event("{\"type\":\"tokens_revoked\",\"tokens\":{\"bot\":[\"UBOT\"]}}"));
        assertThat(house.last()).isInstanceOf(Interaction.Uninstalled.class);
    }

    @Test
    void an_event_of_no_interest_is_acknowledged() {
        assertThat(house.sends(Payloads.event("{\"type\":\"emoji_changed\"}")).statusCode())
                .isEqualTo(200);
        assertThat(house.sendsPayload("{\"type\":\"view_closed\"}").statusCode())
                .isEqualTo(200);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void the_home_page_is_published() {
        house.reply = new Reply.Home(Message.of(Words.plain("Welcome")));
        house.sends(Payloads.event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"messages\"}"));
        assertThat(house.heard).isEmpty();
        house.sends(Payloads.event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"home\"}"));
        house.platform.close();
        house.slack.verify(
                postRequestedFor(urlPathEqualTo("/api/views.publish")).withFormParam("user_id", equalTo("U1")));
    }
}
