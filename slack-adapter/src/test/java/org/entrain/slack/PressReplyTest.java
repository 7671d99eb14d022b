package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.List;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each answer to a press takes the way that Slack has for it. */
class PressReplyTest {
    private static final Message SALUT = Message.of(Words.plain("Salut"));
    private static final Form FORM = new Form(
            Action.of("prompts.save"),
            "Title",
            List.of(),
            List.of(new Form.TextField("title", "Title", "", false, false, 80, "")),
            "Save",
            "Cancel");
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
    void a_form_opens_and_an_answer_comes_without_a_picture_that_slack_cannot_fetch() {
        house.slack.stubFor(post(urlPathEqualTo("/api/views.open"))
                .withFormParam("view", containing("\"image\""))
                .willReturn(okJson("{\"ok\":false,\"error\":\"invalid_arguments\"}")));
        house.slack.stubFor(post(urlPathEqualTo("/respond"))
                .withRequestBody(containing("\"image\""))
                .willReturn(aResponse().withStatus(400)));
        var picture = new Block.Picture(URI.create("https://gone.example.org/a.png"), "A round loaf");
        house.reply =
                new Reply.Open(new Form(FORM.onSubmit(), "Title", List.of(picture), FORM.fields(), "Save", "Cancel"));
        presses(false);
        house.reply = new Reply.Private(Message.of(picture));
        presses(false);
        assertThat(answered()).hasSize(2).anyMatch(body -> !body.toString().contains("\"image\""));
        assertThat(house.sentTo("/api/views.open")).hasSize(2).allMatch(body -> body.contains("round"));
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

    private List<JsonNode> answered() {
        return house.sentTo("/respond").stream().map(Json::read).toList();
    }

    private void tooLate() {
        house.slack.stubFor(post(urlPathEqualTo("/api/views.open"))
                .willReturn(okJson("{\"ok\":false,\"error\":\"expired_trigger_id\"}")));
    }
}
