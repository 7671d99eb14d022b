package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is none of ours is passed over; what breaks in here is logged, and the person is told a reference. */
class SlackMishapsTest {
    private final House house = new House();
    private final Logger logger = (Logger) LoggerFactory.getLogger(SlackRouter.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        house.close();
    }

    @Test
    void what_is_none_of_ours_is_acknowledged_and_no_error() {
        assertThat(house.sendsPayload(Payloads.press("C1", false, "", Payloads.button("Not An Action")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.sendsPayload(Payloads.submission("{\"other\":1}", "{}"))
                        .body())
                .isEmpty();
        assertThat(house.sendsPayload(Payloads.submission("{\"action\":\"!\"}", "{}"))
                        .body())
                .isEmpty();
        assertThat(house.heard).isEmpty();
        assertThat(log.list).noneMatch(line -> line.getLevel() == Level.ERROR);
    }

    @Test
    void a_command_that_cannot_be_translated_is_answered_with_the_reference_in_the_log() {
        house.knowsThatAminaReadsFrench();
        house.sends(Payloads.COMMAND);
        var readings = new AtomicInteger();
        // By the third reading the signature is checked, and it is asked how old the profile is.
        house.clock = () -> {
            if (readings.incrementAndGet() == 3) {
                throw new IllegalArgumentException("a bug");
            }
            return House.NOW;
        };
        house.heard.clear();
        var response = house.sends(Payloads.COMMAND);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(house.heard).isEmpty();
        assertThat(Json.read(response.body()).path("text").asText())
                .startsWith("Quelque chose s’est mal passé")
                .contains(reference("a bug"));
    }

    @Test
    void a_press_whose_answer_breaks_is_answered_with_the_reference_in_the_log() {
        breaks();
        assertThat(house.sendsPayload(Payloads.press("C1", false, house.responseUrl(), Payloads.button("quiz.answer")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.sentTo("/respond")).singleElement().asString().contains(reference("a bug"));
    }

    @Test
    void a_press_in_a_window_or_on_the_home_page_that_breaks_is_answered_in_a_window() {
        breaks();
        house.sendsPayload(Payloads.pressInView("modal", "", Payloads.button("quiz.answer")));
        house.sendsPayload(Payloads.pressInView("home", "", Payloads.button("quiz.answer")));
        assertThat(house.sentTo("/api/views.update")).hasSize(1);
        assertThat(house.sentTo("/api/views.open")).hasSize(1);
    }

    @Test
    void a_form_that_breaks_is_answered_in_its_window() {
        breaks();
        String body = house.sendsPayload(Payloads.submission("{\"action\":\"prompts.save\"}", "{}"))
                .body();
        assertThat(body).contains("\"response_action\":\"update\"", reference("a bug"));
    }

    /** Sent again by Slack, it would only break again. */
    @Test
    void words_that_break_something_are_acknowledged_and_answered() {
        breaks();
        assertThat(house.sends(Payloads.event(
                                "{\"type\":\"app_mention\",\"user\":\"U1\",\"text\":\"hi\",\"channel\":\"C1\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.sentTo("/api/chat.postEphemeral"))
                .singleElement()
                .satisfies(body -> assertThat(URLDecoder.decode(body, StandardCharsets.UTF_8))
                        .contains(reference("a bug")));
    }

    @Test
    void a_form_that_means_more_than_slack_carries_is_a_mishap_too() {
        house.reply = new Reply.Open(new Form(
                Action.of("prompts.save", "x".repeat(4_000)),
                "Title",
                List.of(),
                List.of(new Form.TextField("title", "Title", "", false, false, 80, "")),
                "Save",
                "Cancel"));
        assertThat(house.sends(Payloads.COMMAND).body()).contains(reference("too long for Slack"));
    }

    private void breaks() {
        house.door = _ -> {
            throw new IllegalArgumentException("a bug");
        };
    }

    /** The reference in the log, beside its cause. */
    private String reference(String cause) {
        var line = log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(line.getThrowableProxy().getMessage()).contains(cause);
        return line.getArgumentArray()[0].toString();
    }
}
