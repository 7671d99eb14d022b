package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast, how long and for whom: what Teams lets a bot do, and what people see where the bot cannot keep up. */
class TeamsLimitsTest {
    private static final String SAFETY = "19:safety@thread.tacv2";
    private static final String ACTIVITIES = "conversations/" + SAFETY + "/activities";

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

    private String card() {
        return PlaygroundHouse.json(house.connector("POST", ACTIVITIES, PlaygroundHouse.cardMessage("")))
                .path("id")
                .asText();
    }

    private void press(String message) {
        house.does(
                "teams/execute",
                "{'persona':'leo','channel':'" + SAFETY + "','message':'" + message
                        + "','verb':'answer','data':{'choice':'2'}}");
    }

    private JsonNode message(String persona) {
        return house.messages(persona, "teams", SAFETY).path(0);
    }

    private HttpResponse<String> send(String token) {
        return house.send(house.to("/playground/teams/v3/" + ACTIVITIES)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{\"type\":\"message\",\"text\":\"x\"}")));
    }

    @Test
    void a_token_is_good_for_an_hour() {
        String token = house.connectorToken();

        house.clockwork.move(Duration.ofMinutes(59));
        assertThat(send(token).statusCode()).isEqualTo(201);
        house.clockwork.move(Duration.ofMinutes(2));
        assertThat(send(token).statusCode()).isEqualTo(401);
        assertThat(send(house.connectorToken()).statusCode()).isEqualTo(201);
    }

    @Test
    void a_bot_that_sends_too_fast_is_told_how_long_to_wait() {
        String token = house.connectorToken();
        HttpResponse<String> response = send(token);
        for (int i = 0; i < 9 && response.statusCode() == 201; i++) {
            response = send(token);
        }

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        house.clockwork.move(Duration.ofSeconds(1));
        assertThat(send(token).statusCode()).isEqualTo(201);
    }

    @Test
    void a_card_that_breaks_a_rule_is_refused_with_the_rule() {
        HttpResponse<String> response = house.connector(
                "POST", ACTIVITIES, PlaygroundHouse.cardMessage(",'actions':[{'type':'Action.Nothing'}]"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(PlaygroundHouse.json(response).at("/error/message").asText())
                .contains("Action.Nothing")
                .contains("/actions/0");
        assertThat(house.messages("leo", "teams", SAFETY)).isEmpty();
    }

    @Test
    void an_answer_after_five_seconds_is_too_late_and_teams_asks_again() {
        var end = new CountDownLatch(1);
        String message = card();
        house.bot.answersTeams(ctx -> {
            if (house.bot.activities("invoke").size() == 1) {
                wait(end);
            }
            ctx.contentType("application/json")
                    .result("{\"statusCode\":200,\"type\":\"application/vnd.microsoft.activity.message\","
                            + "\"value\":\"Thanks\"}");
        });
        press(message);
        end.countDown();

        assertThat(house.bot.activities("invoke")).hasSize(2);
        assertThat(message("leo").path("notice").asText()).isEqualTo("Thanks");
    }

    /** Until the test has seen what it wanted to see, or for longer than Teams waits. */
    private static void wait(CountDownLatch end) {
        try {
            assertThat(end.await(7, TimeUnit.SECONDS)).as("asked again before").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_bot_that_is_never_in_time_is_said_to_be_out_of_reach() {
        String message = card();
        house.does("misbehave", "{'platform':'teams','kind':'lost-ack','times':3,'method':null}");
        press(message);

        assertThat(message("leo").path("notice").asText())
                .isEqualTo("Impossible de joindre l'application. Veuillez réessayer.");
        assertThat(message("tom").path("notice").isNull()).isTrue();
        assertThat(house.state("tom").at("/problem/text").asText())
                .isEqualTo("The bot did not answer adaptiveCard/action in time.");
    }

    @Test
    void a_targeted_message_can_be_changed_and_is_still_for_one() {
        String path = ACTIVITIES + "?isTargetedActivity=true";
        String id = PlaygroundHouse.json(
                        house.connector("POST", path, "{'type':'message','text':'psst','recipient':{'id':'29:leo'}}"))
                .path("id")
                .asText();
        HttpResponse<String> edit = house.connector(
                "PUT", ACTIVITIES + "/" + id + "?isTargetedActivity=true", "{'type':'message','text':'louder'}");

        assertThat(edit.statusCode()).as(edit.body()).isEqualTo(200);
        assertThat(message("leo").path("text").asText()).isEqualTo("louder");
        assertThat(house.messages("tom", "teams", SAFETY)).isEmpty();
        assertThat(unread("tom")).isZero();
        assertThat(unread("leo")).isEqualTo(1);
    }

    private int unread(String persona) {
        for (JsonNode channel : house.state(persona).at("/teams/channels")) {
            if (channel.path("id").asText().equals(SAFETY)) {
                return channel.path("unread").asInt();
            }
        }
        throw new AssertionError("There is no such channel");
    }

    @Test
    void what_was_read_in_teams_is_not_new() {
        card();
        assertThat(unread("leo")).isEqualTo(1);
        house.does("read", "{'persona':'leo','platform':'teams','channel':'" + SAFETY + "'}");

        assertThat(unread("leo")).isZero();
        assertThat(unread("tom")).isEqualTo(1);
    }
}
