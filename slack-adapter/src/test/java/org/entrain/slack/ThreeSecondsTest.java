package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack gives three seconds, however slow it is itself. */
class ThreeSecondsTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int FOR_EVER = 4_000;

    private final House house = new House();

    @BeforeEach
    void everybodyElseWasFast() {
        house.sends(Payloads.COMMAND.replace("user_id=U1", "user_id=U9"));
        house.heard.clear();
        house.slack.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}").withFixedDelay(FOR_EVER)));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_command_that_needs_a_profile_and_opens_a_form_is_answered_in_time() {
        house.reply = new Reply.Open(new Form(
                Action.of("prompts.save"),
                "Title",
                List.of(),
                List.of(new Form.TextField("title", "Title", "", false, false, 80, "")),
                "Save",
                "Cancel"));
        long start = System.nanoTime();
        String answer = house.sends(Payloads.COMMAND).body();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        assertThat(Json.read(answer).path("text").asText()).startsWith("Slack took too long");
    }

    /** One after the other they would take four seconds. */
    @Test
    void a_form_that_names_several_of_whom_nothing_is_known_is_handled_in_time() {
        long start = System.nanoTime();
        house.sendsPayload(Payloads.submission("{\"action\":\"prompts.save\"}", """
            {"crew":{"value":{"type":"multi_users_select","selected_users":["U2","U3","U4","U5","U6"]}}}\
            """));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        var form = (Interaction.Submission) house.heard.getFirst();
        assertThat(form.values().get("crew")).hasSize(5);
        assertThat(form.chosen()).isEmpty();
    }

    @Test
    void the_parts_of_the_budget_leave_room_for_the_door() {
        assertThat(SlackApi.HASTY.plus(SlackApi.INLINE)).isLessThanOrEqualTo(Duration.ofMillis(2_300));
        assertThat(SlackApi.HASTY.plus(SlackFiles.PATIENCE)).isLessThanOrEqualTo(Duration.ofMillis(2_300));
    }

    /** Neither for the profile, which would come soon enough, nor for its answer nor, as Bolt would, for auth.test. */
    @Test
    void a_press_waits_for_nobody() {
        house.slack.stubFor(post(urlPathEqualTo("/api/users.info"))
                .willReturn(okJson("{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"a\",\"locale\":\"fr-FR\"}}")
                        .withFixedDelay(500)));
        house.reply = new Reply.Private(Message.of(Words.plain("Salut")));
        long start = System.nanoTime();
        house.sendsPayload(Payloads.press("C1", false, house.responseUrl(), Payloads.button("quiz.answer")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(FOR_EVER));
        var press = (Interaction.Press) house.heard.getFirst();
        assertThat(press.who().locale()).isEmpty();
        House.eventually(() -> house.last() instanceof Interaction.ProfileChanged);
        assertThat(((Interaction.ProfileChanged) house.last()).who().locale()).contains(Locale.FRANCE);
        assertThat(house.slack.getAllServeEvents())
                .extracting(served -> served.getRequest().getUrl())
                .doesNotContain("/api/bots.info")
                .filteredOn("/api/auth.test"::equals)
                .as("in the background, of the command before")
                .hasSizeLessThanOrEqualTo(1);
    }
}
