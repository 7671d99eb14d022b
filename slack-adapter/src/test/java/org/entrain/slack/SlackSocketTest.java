package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same as over HTTP, through a socket that the program opens itself. */
class SlackSocketTest {
    private static final String COMMAND = """
            {"token":"x","team_id":"T1","team_domain":"bakers","channel_id":"C1","channel_name":"general",
             "user_id":"U1","user_name":"amina","command":"/entrain","text":"help","api_app_id":"A1",
             "is_enterprise_install":"false","response_url":"https://hooks.slack.com/x","trigger_id":"1.2.3"}""";

    private final SocketSide slack = SocketSide.started();
    private final House house = new House(
            Optional.of("xapp-test"),
            api -> api.stubFor(post(urlPathEqualTo("/api/apps.connections.open"))
                    .willReturn(okJson("{\"ok\":true,\"url\":\"" + slack.url() + "\"}"))));

    @AfterEach
    void close() throws InterruptedException {
        house.close();
        slack.stop(1_000);
    }

    @Test
    void the_socket_is_asked_for_with_the_app_token() {
        house.slack.verify(postRequestedFor(urlPathEqualTo("/api/apps.connections.open"))
                .withHeader("Authorization", equalTo("Bearer xapp-test")));
    }

    @Test
    void a_command_is_acknowledged_with_its_answer() {
        house.reply = new Reply.Private(Message.of(Words.plain("Bonjour")));
        slack.sends("e1", "slash_commands", true, COMMAND);
        JsonNode acknowledged = acknowledged();
        assertThat(acknowledged.path("envelope_id").asText()).isEqualTo("e1");
        assertThat(acknowledged.path("payload").path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(acknowledged.path("payload").path("text").asText()).isEqualTo("Bonjour");
        Emitted.isMessage(acknowledged.path("payload"));
        assertThat(((Interaction.Command) house.last()).words()).isEqualTo("help");
    }

    /** Bolt would make a message of an empty body. */
    @Test
    void a_command_without_an_answer_is_acknowledged_and_nothing_else() {
        slack.sends("e1", "slash_commands", true, COMMAND);
        assertThat(acknowledged()).isEqualTo(Json.object().put("envelope_id", "e1"));
    }

    @Test
    void an_event_is_acknowledged() {
        slack.sends(
                "e2",
                "events_api",
                false,
                Payloads.event("{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"hi\",\"channel\":\"C1\"}"));
        assertThat(acknowledged()).isEqualTo(Json.object().put("envelope_id", "e2"));
        assertThat(house.last().delivery()).isEqualTo("Ev1");
    }

    @Test
    void a_press_is_acknowledged() {
        slack.sends("e3", "interactive", true, Payloads.press("C1", false, "", Payloads.button("quiz.answer")));
        assertThat(acknowledged()).isEqualTo(Json.object().put("envelope_id", "e3"));
        assertThat(((Interaction.Press) house.heard.getFirst()).action()).isEqualTo(Action.of("quiz.answer"));
    }

    /** The answer that is waited for; nothing else arrives before it. */
    private JsonNode acknowledged() {
        House.eventually(() -> !slack.received.isEmpty());
        return Json.read(slack.received.getFirst());
    }
}
