package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each answer takes the way that Slack has for it. */
class ReplyTest {
    private static final Message SALUT = Message.of(Words.plain("Salut"));
    private static final Form FORM = new Form(
            Action.of("prompts.save"),
            "Title",
            List.of(),
            List.of(new Form.TextField("title", "Title", "", false, false, 80, "")),
            "Save",
            "Cancel");
    private static final String MENTION =
            Payloads.event("{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"hi\",\"channel\":\"C1\"}");
    private static final String MEMORY = WindowMemory.of(
                    Action.of("prompts.save"),
                    new Place(new Workspace(SlackPlatform.PLATFORM, "T1"), "C7", Place.Kind.SHARED, ""))
            .encoded();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_private_answer_to_a_press_stands_beside_a_shared_message_and_in_the_place_of_ones_own() {
        house.reply = new Reply.Private(SALUT);
        presses(false);
        presses(true);
        assertThat(answered().stream().map(body -> body.path("replace_original").asBoolean()))
                .containsExactlyInAnyOrder(false, true);
        assertThat(answered())
                .allMatch(body -> body.path("response_type").asText().equals("ephemeral"));
    }

    @Test
    void a_replacement_takes_the_place_of_the_message_that_was_pressed() {
        house.reply = new Reply.Replace(SALUT);
        presses(false);
        assertThat(answered()).singleElement().satisfies(body -> {
            assertThat(body.path("replace_original").asBoolean()).isTrue();
            assertThat(body.path("text").asText()).isEqualTo("Salut");
        });
    }

    @Test
    void a_public_answer_to_a_press_is_for_the_channel() {
        house.reply = new Reply.Public(SALUT);
        presses(false);
        assertThat(answered()).singleElement().satisfies(body -> {
            assertThat(body.path("response_type").asText()).isEqualTo("in_channel");
            assertThat(body.path("replace_original").asBoolean()).isFalse();
        });
    }

    @Test
    void an_answer_that_slack_is_too_busy_for_is_tried_again_and_the_end_of_the_program_waits_for_it() {
        house.slack.stubFor(post(urlPathEqualTo("/respond"))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429))
                .willSetStateTo("calm"));
        house.reply = new Reply.Private(SALUT);
        presses(false);
        assertThat(house.sentTo("/respond")).hasSize(2);
    }

    @Test
    void an_answer_that_slack_refuses_is_not_sent_again() {
        house.slack.stubFor(
                post(urlPathEqualTo("/respond")).willReturn(aResponse().withStatus(404)));
        house.reply = new Reply.Private(SALUT);
        presses(false);
        assertThat(house.sentTo("/respond")).hasSize(1);
    }

    @Test
    void a_form_opens_with_the_commands_trigger() {
        house.reply = new Reply.Open(FORM);
        assertThat(house.sends(Payloads.COMMAND).body()).isEmpty();
        assertThat(house.sentTo("/api/views.open"))
                .singleElement()
                .asString()
                .contains("trigger_id=13345224609.738474920.8088930838d88f008e0");
    }

    @Test
    void a_form_that_opens_too_late_is_a_private_sentence_in_the_persons_language() {
        tooLate();
        house.knowsThatAminaReadsFrench();
        house.reply = new Reply.Open(FORM);
        JsonNode answer = Json.read(house.sends(Payloads.COMMAND).body());
        assertThat(answer.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(answer.path("text").asText()).startsWith("Slack a mis trop de temps");
        presses(false);
        assertThat(answered()).singleElement().satisfies(body -> {
            assertThat(body.path("response_type").asText()).isEqualTo("ephemeral");
            assertThat(body.path("text").asText()).startsWith("Slack a mis trop de temps");
        });
    }

    @Test
    void a_press_in_a_window_changes_that_window() {
        house.reply = new Reply.Private(SALUT);
        pressesIn("modal", MEMORY);
        house.reply = new Reply.Open(FORM);
        pressesIn("modal", MEMORY);
        assertThat(house.sentTo("/api/views.update"))
                .hasSize(2)
                .allMatch(body -> body.contains("view_id=V1"))
                .anyMatch(body -> body.contains("Salut"));
    }

    @Test
    void a_press_on_the_home_page_is_answered_by_a_new_page_or_a_window() {
        house.reply = new Reply.Home(SALUT);
        pressesIn("home", "");
        house.reply = new Reply.Private(SALUT);
        pressesIn("home", "");
        house.reply = new Reply.Open(FORM);
        pressesIn("home", "");
        assertThat(house.sentTo("/api/views.publish")).hasSize(1);
        assertThat(house.sentTo("/api/views.open")).hasSize(2);
    }

    @Test
    void a_form_on_the_home_page_that_opens_too_late_is_a_private_message() {
        tooLate();
        house.reply = new Reply.Open(FORM);
        pressesIn("home", "");
        assertThat(house.sentTo("/api/chat.postMessage"))
                .singleElement()
                .asString()
                .contains("channel=U1");
    }

    @Test
    void a_form_sent_is_closed_kept_with_errors_or_replaced() {
        assertThat(sendsForm()).isEmpty();
        house.reply = new Reply.Invalid(Map.of("title", "Trop court"));
        assertThat(sendsForm()).isEqualTo("{\"response_action\":\"errors\",\"errors\":{\"title\":\"Trop court\"}}");
        house.reply = new Reply.Open(FORM);
        assertThat(Json.read(sendsForm())
                        .path("view")
                        .path("submit")
                        .path("text")
                        .asText())
                .isEqualTo("Save");
        house.reply = new Reply.Private(SALUT);
        assertThat(Json.read(sendsForm()).path("response_action").asText()).isEqualTo("update");
    }

    @Test
    void a_public_answer_to_a_form_closes_it_and_is_said_where_it_was_opened() {
        house.reply = new Reply.Public(SALUT);
        assertThat(sendsForm()).isEmpty();
        assertThat(house.sentTo("/api/chat.postMessage"))
                .singleElement()
                .asString()
                .contains("channel=C7");
    }

    @Test
    void a_mention_is_answered_in_private_where_everybody_reads() {
        house.reply = new Reply.Private(SALUT);
        house.sends(MENTION);
        assertThat(house.sentTo("/api/chat.postEphemeral"))
                .singleElement()
                .asString()
                .contains("user=U1", "channel=C1");
    }

    @Test
    void while_the_database_is_away_slack_repeats_events_and_people_are_told() {
        house.reply = new Reply.TryLater(Message.of(Words.plain("Later")));
        assertThat(house.sends(MENTION).statusCode()).isEqualTo(503);
        assertThat(house.sends(Payloads.event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"home\"}"))
                        .statusCode())
                .isEqualTo(503);
        assertThat(house.sends(Payloads.event("{\"type\":\"app_uninstalled\"}")).statusCode())
                .isEqualTo(503);
        assertThat(Json.read(house.sends(Payloads.COMMAND).body()).path("text").asText())
                .isEqualTo("Later");
        assertThat(sendsForm()).contains("update", "Later");
        presses(false);
        assertThat(answered())
                .singleElement()
                .satisfies(body -> assertThat(body.path("text").asText()).isEqualTo("Later"));
    }

    private void presses(boolean ephemeral) {
        var response = house.sendsPayload(
                Payloads.press("C1", ephemeral, house.responseUrl(), Payloads.button("quiz.answer")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    private void pressesIn(String type, String metadata) {
        assertThat(house.sendsPayload(Payloads.pressInView(type, metadata, Payloads.button("quiz.answer")))
                        .statusCode())
                .isEqualTo(200);
    }

    private String sendsForm() {
        return house.sendsPayload(Payloads.submission(MEMORY, "{}")).body();
    }

    private List<JsonNode> answered() {
        return house.sentTo("/respond").stream().map(Json::read).toList();
    }

    private void tooLate() {
        house.slack.stubFor(post(urlPathEqualTo("/api/views.open"))
                .willReturn(okJson("{\"ok\":false,\"error\":\"expired_trigger_id\"}")));
    }
}
