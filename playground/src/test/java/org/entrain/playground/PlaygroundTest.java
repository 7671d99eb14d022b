package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PlaygroundTest {
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

    private void misbehave(String platform, String kind, String method) {
        house.does(
                "misbehave", "{'platform':'" + platform + "','kind':'" + kind + "','times':1,'method':" + method + "}");
    }

    @Test
    void conversations_outlive_a_restart() {
        house.does("slack/say", "{'persona':'leo','channel':'D0LEO','text':'remember me'}");
        house.does("teams/say", "{'persona':'leo','channel':'a:leo','text':'me too'}");
        house.close();
        house = new PlaygroundHouse(home);

        assertThat(house.messages("leo", "slack", "D0LEO").at("/0/text").asText())
                .isEqualTo("remember me");
        assertThat(house.messages("leo", "teams", "a:leo").at("/0/text").asText())
                .isEqualTo("me too");
    }

    @Test
    void everybody_has_their_own_private_conversation() {
        house.slack("chat.postMessage", "{'channel':'D0LEO','text':'for you'}");

        assertThat(house.messages("leo", "slack", "D0LEO")).hasSize(1);
        assertThat(house.state("tom").toString()).doesNotContain("for you");
        assertThat(house.page("slack/say", "{'persona':'tom','channel':'D0LEO','text':'x'}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_was_read_is_not_new() {
        house.slack("chat.postMessage", "{'channel':'D0LEO','text':'for you'}");
        assertThat(unread()).isEqualTo(1);
        house.does("read", "{'persona':'leo','platform':'slack','channel':'D0LEO'}");
        assertThat(unread()).isZero();
    }

    private int unread() {
        return house.channel("leo", "slack", "D0LEO").path("unread").asInt();
    }

    @Test
    void the_clock_moves_on_and_to_the_next_thing_due() {
        house.does("clock", "{'move':'P1D'}");
        assertThat(house.clockwork.moved()).isEqualTo(Duration.ofDays(1));
        house.does("clock", "{'next':true}");
        assertThat(house.clockwork.moved()).isGreaterThan(Duration.ofHours(25));
        assertThat(house.page("clock", "{'move':'-PT1H'}").statusCode()).isEqualTo(400);
    }

    @Test
    @Timeout(20)
    void every_change_is_announced() throws Exception {
        var response = house.http.send(
                house.to("/playground/api/events")
                        .header("Accept", "text/event-stream")
                        .GET()
                        .build(),
                BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 3; i++) {
                house.slack("chat.postMessage", "{'channel':'D0LEO','text':'x'}");
                assertThat(dataOf(lines, house.state("leo").path("version").asLong()))
                        .startsWith("data:");
            }
        }
    }

    private static String dataOf(BufferedReader lines, long version) throws IOException {
        String line = next(lines);
        while (!line.contains("\"version\":" + version + "}")) {
            line = next(lines);
        }
        return line;
    }

    private static String next(BufferedReader lines) throws IOException {
        return Objects.requireNonNull(lines.readLine(), "the stream ended");
    }

    @Test
    void another_sites_page_is_turned_away() {
        String body = "{\"persona\":\"leo\",\"channel\":\"D0LEO\",\"text\":\"x\"}";
        HttpRequest.Builder foreign = house.to("/playground/api/slack/say")
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example");
        HttpRequest.Builder form = house.to("/playground/api/slack/say").header("Content-Type", "text/plain");

        assertThat(house.send(foreign.POST(BodyPublishers.ofString(body))).statusCode())
                .isEqualTo(403);
        assertThat(house.send(form.POST(BodyPublishers.ofString(body))).statusCode())
                .isEqualTo(415);
        assertThat(house.bot.events("message")).isEmpty();
    }

    @Test
    void slack_can_be_made_to_refuse_for_a_while() {
        misbehave("slack", "too-many-requests", "'chat.postMessage'");
        misbehave("slack", "server-error", "null");

        assertThat(house.slackForm("auth.test", Map.of()).statusCode()).isEqualTo(503);
        assertThat(house.slackForm("chat.postMessage", Map.of("channel", "D0LEO", "text", "x"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(house.slackForm("chat.postMessage", Map.of("channel", "D0LEO", "text", "x"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void teams_can_be_made_to_refuse_for_a_while() {
        misbehave("teams", "too-many-requests", "'sendToConversation'");
        String path = "conversations/a:leo/activities";

        assertThat(house.connector("POST", path, "{'type':'message','text':'x'}")
                        .statusCode())
                .isEqualTo(429);
        assertThat(house.connector("POST", path, "{'type':'message','text':'x'}")
                        .statusCode())
                .isEqualTo(201);
    }

    private void postsInVain() {
        var request = house.to("/playground/slack/api/chat.postMessage")
                .header("Authorization", "Bearer " + PlaygroundHouse.TOKEN)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(1))
                .POST(BodyPublishers.ofString("{\"channel\":\"D0LEO\",\"text\":\"x\"}"))
                .build();
        assertThatThrownBy(() -> house.http.send(request, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void a_platform_that_is_silent_did_nothing() {
        misbehave("slack", "timeout", "'chat.postMessage'");
        postsInVain();

        assertThat(house.messages("leo", "slack", "D0LEO")).isEmpty();
    }

    @Test
    void a_platform_whose_answer_is_lost_did_it() {
        misbehave("slack", "lost-ack", "'chat.postMessage'");
        postsInVain();

        assertThat(house.messages("leo", "slack", "D0LEO")).hasSize(1);
    }

    @Test
    void a_bots_answer_that_is_lost_makes_slack_ask_again() {
        misbehave("slack", "lost-ack", "null");
        house.does("slack/say", "{'persona':'leo','channel':'D0LEO','text':'x'}");

        PlaygroundHouse.until(() -> house.bot.events("message").size() == 2);
        assertThat(house.bot.events("message").getLast().headers())
                .containsEntry("x-slack-retry-reason", "http_timeout");
    }

    @Test
    void a_bots_answer_that_is_lost_makes_teams_ask_again() {
        misbehave("teams", "lost-ack", "null");
        house.does("teams/say", "{'persona':'leo','channel':'a:leo','text':'x'}");

        assertThat(house.bot.activities("installationUpdate")).hasSize(2);
    }

    @Test
    void a_delivery_can_come_twice() {
        misbehave("slack", "duplicate", "null");
        house.does("slack/say", "{'persona':'leo','channel':'D0LEO','text':'x'}");

        assertThat(house.bot.events("message")).hasSize(2);
        assertThat(house.bot.events("message").getFirst().body())
                .isEqualTo(house.bot.events("message").getLast().body());
    }

    @Test
    void deliveries_can_come_in_the_wrong_order() {
        misbehave("slack", "reorder", "null");
        house.does("slack/say", "{'persona':'leo','channel':'D0LEO','text':'first'}");
        house.does("slack/say", "{'persona':'leo','channel':'D0LEO','text':'second'}");

        assertThat(house.bot.events("message"))
                .extracting(event -> event.json().at("/event/text").asText())
                .containsExactly("second", "first");
    }

    @Test
    void the_state_has_all_that_the_page_needs() {
        JsonNode state = house.state("leo");

        assertThat(state.path("personas")).hasSize(9);
        assertThat(state.at("/slack/channels")).hasSize(4);
        assertThat(state.at("/teams/channels")).hasSize(5);
        assertThat(state.at("/slack/users/U0LEO").asText()).isEqualTo("Léo");
        assertThat(state.at("/clock/zone").asText()).isEqualTo("Europe/Paris");
        assertThat(state.path("problem").isNull()).isTrue();
        assertThat(house.send(house.to("/playground/api/state?persona=zoe").GET())
                        .statusCode())
                .isEqualTo(400);
    }
}
