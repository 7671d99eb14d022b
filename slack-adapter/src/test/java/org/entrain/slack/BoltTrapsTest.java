package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import java.util.List;
import org.entrain.core.chat.Interaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where Bolt would have surprised us: the table in docs/decisions/bolt.md names each test. */
class BoltTrapsTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    /** Registered twice, both would stay in Bolt's table, and chance would choose. */
    @Test
    void one_middleware_answers_before_bolts_tables_of_handlers_are_asked() throws Exception {
        var app = new App(
                AppConfig.builder().signingSecret("x").build(), List.of((request, response, chain) -> Answers.ok()));
        app.blockAction("quiz.answer#0", (request, context) -> Response.error(500));
        app.blockAction("quiz.answer#0", (request, context) -> Response.error(501));
        String payload = Payloads.press("C1", false, "", Payloads.button("quiz.answer"));
        var request = new PressRequest("payload=x", payload);
        assertThat(app.run(request).getStatusCode()).isEqualTo(200);
    }

    @Test
    void a_press_reaches_the_door_once() {
        house.sendsPayload(Payloads.press("C1", false, "", Payloads.button("quiz.answer")));
        assertThat(house.heard).filteredOn(Interaction.Press.class::isInstance).hasSize(1);
    }

    /** Bolt answers 404 to an event that nobody registered for, and Slack sends it three times more. */
    @Test
    void an_event_or_a_subtype_that_nobody_asked_for_is_acknowledged() {
        assertThat(house.sends(Payloads.event("{\"type\":\"pin_added\",\"user\":\"U1\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.sends(Payloads.event("{\"type\":\"message\",\"subtype\":\"channel_join\",\"user\":\"U1\","
                                + "\"channel_type\":\"im\",\"channel\":\"D1\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.heard).isEmpty();
    }

    /** Bolt does not notice that it was there before; the delivery's id is what the core remembers. */
    @Test
    void an_event_sent_again_is_the_same_delivery() {
        String event = Payloads.event("{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"hi\",\"channel\":\"C1\"}");
        assertThat(house.sends(event).statusCode()).isEqualTo(200);
        assertThat(house.sendsAgain(event).statusCode()).isEqualTo(200);
        assertThat(house.heard).extracting(Interaction::delivery).containsExactly("Ev1", "Ev1");
    }

    /** The event's own team is the stranger's; the authorization's is where the app is. */
    @Test
    void an_event_of_slack_connect_belongs_to_the_workspace_of_the_app() {
        house.sends(Payloads.event("{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"hi\",\"channel\":\"C1\"}")
                .replace("\"token\":\"x\",\"team_id\":\"T1\"", "\"token\":\"x\",\"team_id\":\"T9\""));
        assertThat(house.last().workspace().id()).isEqualTo("T1");
    }

    @Test
    void a_form_of_slack_connect_belongs_to_the_workspace_of_the_app() {
        house.sendsPayload(Payloads.submission("{\"action\":\"prompts.save\"}", "{}")
                .replace("\"team\":{\"id\":\"T1\"", "\"team\":{\"id\":\"T9\"")
                .replace("\"view\":{\"id\":\"V1\",", "\"view\":{\"id\":\"V1\",\"app_installed_team_id\":\"T1\","));
        assertThat(house.heard.getFirst().workspace().id()).isEqualTo("T1");
    }

    /** Bolt believes X-Forwarded-For and hands all headers on; here no header but the signature's is read. */
    @Test
    void a_header_of_the_sender_changes_nothing() {
        assertThat(house.sendsAgain(Payloads.COMMAND).statusCode()).isEqualTo(200);
        assertThat(house.heard).hasSize(1);
    }

    @Test
    void the_sdk_keeps_no_thread_that_counts_calls() {
        long before = countingThreads();
        try (var api = new SlackApi(house.settings)) {
            assertThat(api.slack().getConfig().isStatsEnabled()).isFalse();
            House.eventually(() -> countingThreads() <= before);
        }
    }

    private static long countingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("slack-api-metrics"))
                .count();
    }
}
