package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Slack sends, through the front door. */
class SlackHttpTest {
    private static final String PRESSED = Action.of("quiz.answer", "q1", 2).encoded();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_unsigned_request_is_refused_before_it_is_read() {
        var response = house.sends("{ not even json", "1772442000", "v0=00");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(house.heard).isEmpty();
    }

    /** Bolt takes "---" for a secret that is missing. */
    @Test
    void a_request_signed_with_bolts_fallback_secret_is_refused() {
        String timestamp = String.valueOf(House.NOW.getEpochSecond());
        byte[] body = Payloads.COMMAND.getBytes(StandardCharsets.UTF_8);
        var response = house.sends(Payloads.COMMAND, timestamp, new SlackSignature("---").sign(timestamp, body));
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void a_body_beyond_a_megabyte_is_refused() {
        assertThat(house.sends("x".repeat(SlackHttp.MAX_BYTES + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void what_cannot_be_read_is_a_bad_request() {
        assertThat(house.sends("{ not json").statusCode()).isEqualTo(400);
        assertThat(house.sendsPayload("[]").statusCode()).isEqualTo(400);
        assertThat(house.sendsPayload("{\"type\":\"view_submission\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void slack_is_greeted_when_it_checks_the_address() {
        var response = house.sends("{\"token\":\"x\",\"challenge\":\"3eZbrw1aB\",\"type\":\"url_verification\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("3eZbrw1aB");
    }

    @Test
    void a_certificate_check_is_acknowledged() {
        assertThat(house.sends("ssl_check=1&token=x").statusCode()).isEqualTo(200);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void a_command_is_answered_in_the_response() {
        house.reply = new Reply.Private(Message.of(Words.plain("Bonjour")));
        var response = house.sends(Payloads.COMMAND);
        assertThat(response.statusCode()).isEqualTo(200);
        var body = Json.read(response.body());
        assertThat(body.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(body.path("text").asText()).isEqualTo("Bonjour");
        var command = (Interaction.Command) house.last();
        assertThat(command.words()).isEqualTo("quiz start @U2 <now>");
        assertThat(command.place().channel()).isEqualTo("C1");
        assertThat(command.place().isShared()).isTrue();
        assertThat(command.who().account().id()).isEqualTo("U1");
    }

    @Test
    void a_public_answer_to_a_command_is_for_the_channel() {
        house.reply = new Reply.Public(Message.of(Words.plain("Go")));
        assertThat(Json.read(house.sends(Payloads.COMMAND).body())
                        .path("response_type")
                        .asText())
                .isEqualTo("in_channel");
    }

    @Test
    void who_gives_a_command_comes_with_language_and_time_zone() {
        house.slack.stubFor(post(urlPathEqualTo("/api/users.info")).willReturn(okJson("""
                                {"ok":true,"user":{"id":"U1","real_name":"Amina","tz":"Europe/Paris","locale":"fr-FR",
                                 "profile":{"display_name":"amina"}}}""")));
        house.sends(Payloads.COMMAND);
        var who = ((Interaction.Command) house.last()).who();
        assertThat(who.locale()).contains(Locale.FRANCE);
        assertThat(who.zone()).contains(ZoneId.of("Europe/Paris"));
        house.sends(Payloads.COMMAND);
        house.slack.verify(1, postRequestedFor(urlPathEqualTo("/api/users.info")));
    }

    @Test
    void a_press_comes_in_with_its_action() {
        var response = house.sendsPayload(
                Payloads.press("C1", false, house.slack.baseUrl() + "/respond", Payloads.button(PRESSED)));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        var press = (Interaction.Press) house.last();
        assertThat(press.action()).isEqualTo(Action.of("quiz.answer", "q1", 2));
        assertThat(press.place().isShared()).isTrue();
        assertThat(press.delivery()).isEqualTo("12321423423.333649436676.d8c1bb837935619ccad0");
    }

    /** Bolt drops a press of more than one action, and answers 404. */
    @Test
    void a_press_of_two_actions_is_two_presses() {
        var response = house.sendsPayload(Payloads.press(
                "C1",
                false,
                "",
                Payloads.button(PRESSED),
                Payloads.button("quiz.hint").replace("180", "181")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(house.heard).hasSize(2);
        assertThat(house.heard.stream().map(Interaction::delivery).distinct()).hasSize(2);
    }

    @Test
    void a_chosen_option_is_the_last_argument() {
        String blockId = SlackActions.choiceId(Action.of("quiz.pick", "a b", "c&d"), 3);
        house.sendsPayload(Payloads.press(
                "C1",
                false,
                "",
                "{\"type\":\"static_select\",\"action_id\":\"quiz.pick#3\",\"block_id\":\"" + blockId
                        + "\",\"selected_option\":{\"value\":\"e\"},\"action_ts\":\"1\"}"));
        assertThat(((Interaction.Press) house.last()).action()).isEqualTo(Action.of("quiz.pick", "a b", "c&d", "e"));
    }

    @Test
    void a_press_that_is_none_of_ours_is_acknowledged() {
        assertThat(house.sendsPayload(Payloads.press("C1", false, "", Payloads.button("Not An Action")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void who_presses_is_told_of_afterwards() {
        house.slack.stubFor(post(urlPathEqualTo("/api/users.info"))
                .willReturn(
                        okJson("{\"ok\":true,\"user\":{\"id\":\"U1\",\"real_name\":\"Amina\",\"locale\":\"fr-FR\"}}")));
        house.sendsPayload(Payloads.press("C1", false, "", Payloads.button(PRESSED)));
        House.eventually(() -> house.last() instanceof Interaction.ProfileChanged);
        assertThat(((Interaction.ProfileChanged) house.last()).who().locale()).contains(Locale.FRANCE);
    }

    /** Only the pressed message is left out, which nobody asks for. */
    @Test
    void a_press_is_read_as_bolt_would_read_it() {
        String press = Payloads.press("C1", false, "https://r", Payloads.button("quiz.answer"))
                .replaceFirst("\\{", "{\"message\":{\"ts\":\"1.2\"},");
        var bolts = new BlockActionRequest("payload=x", press, new RequestHeaders(Map.of())).getPayload();
        var ours = new PressRequest("payload=x", press).payload();
        assertThat(bolts.getMessage()).isNotNull();
        bolts.setMessage(null);
        assertThat(ours).isEqualTo(bolts);
        assertThat(ours.getUser().getId()).isEqualTo("U1");
    }

    @Test
    void a_form_is_decoded_as_it_was_encoded() {
        for (String text : List.of("", "a b+c%", "{\"é\":\"日本 😀\"}", "100 % & more = ~*")) {
            byte[] form =
                    ("payload=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            assertThat(SlackHttp.decoded(form, 8)).isEqualTo(text);
        }
    }

    @Test
    void a_form_with_a_broken_escape_is_refused() {
        for (String broken : List.of("payload=%", "payload=%7", "payload=%7B%zz", "payload={%2")) {
            assertThat(house.sends(broken).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void a_form_comes_back_with_what_it_means_and_where_it_was_opened() {
        var place = new Place(new Workspace(SlackPlatform.PLATFORM, "T1"), "C7", Place.Kind.SHARED, "");
        String memory = WindowMemory.of(Action.of("prompts.save", "p1"), place).encoded();
        house.reply = new Reply.Invalid(Map.of("title", "Trop court"));
        var response = house.sendsPayload(Payloads.submission(memory, """
                {"title":{"value":{"type":"plain_text_input","value":"Hi"}},
                 "empty":{"value":{"type":"plain_text_input","value":null}},
                 "days":{"value":{"type":"checkboxes","selected_options":[{"value":"mo"},{"value":"tu"}]}}}"""));
        assertThat(response.body()).isEqualTo("{\"response_action\":\"errors\",\"errors\":{\"title\":\"Trop court\"}}");
        var form = (Interaction.Submission) house.last();
        assertThat(form.action()).isEqualTo(Action.of("prompts.save", "p1"));
        assertThat(form.place()).isEqualTo(place);
        assertThat(form.values()).isEqualTo(Map.of("title", List.of("Hi"), "days", List.of("mo", "tu")));
    }

    @Test
    void a_form_is_closed_by_an_empty_answer_and_replaced_by_words() {
        String memory =
                new WindowMemory(Optional.of(Action.of("prompts.save")), "", Place.Kind.PERSONAL, List.of()).encoded();
        assertThat(house.sendsPayload(Payloads.submission(memory, "{}")).body()).isEmpty();
        house.reply = new Reply.Private(Message.of(Words.plain("Saved")));
        var body =
                Json.read(house.sendsPayload(Payloads.submission(memory, "{}")).body());
        assertThat(body.path("response_action").asText()).isEqualTo("update");
        assertThat(body.path("view").path("submit").isMissingNode()).isTrue();
        assertThat(body.path("view").path("close").path("text").asText()).isEqualTo("Close");
    }
}
