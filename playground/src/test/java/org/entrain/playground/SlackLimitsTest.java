package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often, how long and how high: what Slack lets an app do a few times and then no more. */
class SlackLimitsTest {
    private static final String MODAL = "{'type':'modal','title':{'type':'plain_text','text':'Ask'},"
            + "'blocks':[{'type':'section','text':{'type':'mrkdwn','text':'hi'}}]}";
    private static final String HOME =
            "{'type':'home','blocks':[{'type':'section','text':{'type':'mrkdwn','text':'hi'}}]}";

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

    private Map<String, String> command() {
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'/entrain x'}");
        return house.bot
                .received(request -> request.body().contains("command="))
                .getLast()
                .form();
    }

    private JsonNode show(String method) {
        return house.slack(method, "{'trigger_id':'" + command().get("trigger_id") + "','view':" + MODAL + "}");
    }

    private static String error(JsonNode answer) {
        return answer.path("error").asText();
    }

    @Test
    void a_fourth_modal_does_not_fit_on_the_stack() {
        show("views.open");
        show("views.push");
        JsonNode third = show("views.push");

        assertThat(third.path("ok").asBoolean()).as(third.toString()).isTrue();
        assertThat(error(show("views.push"))).isEqualTo("push_limit_reached");
        assertThat(house.state("leo").at("/slack/modals")).hasSize(3);
    }

    @Test
    void opening_another_modal_begins_a_new_stack() {
        show("views.open");
        show("views.push");
        String view = show("views.open").at("/view/id").asText();

        JsonNode modals = house.state("leo").at("/slack/modals");
        assertThat(modals).hasSize(1);
        assertThat(modals.at("/0/id").asText()).isEqualTo(view);
    }

    @Test
    void a_trigger_that_slack_never_gave_is_refused() {
        JsonNode answer = house.slack("views.open", "{'trigger_id':'12.34','view':" + MODAL + "}");

        assertThat(error(answer)).isEqualTo("invalid_trigger_id");
    }

    @Test
    void a_modal_that_changed_meanwhile_is_not_overwritten() {
        JsonNode opened = show("views.open").path("view");
        String update = "{'view_id':'" + opened.path("id").asText() + "','hash':'"
                + opened.path("hash").asText() + "','view':" + MODAL + "}";

        assertThat(house.slack("views.update", update).path("ok").asBoolean()).isTrue();
        assertThat(error(house.slack("views.update", update))).isEqualTo("hash_conflict");
    }

    @Test
    void a_home_page_that_changed_meanwhile_is_not_overwritten() {
        String hash = house.slack("views.publish", "{'user_id':'U0LEO','view':" + HOME + "}")
                .at("/view/hash")
                .asText();
        String again = "{'user_id':'U0LEO','hash':'" + hash + "','view':" + HOME + "}";

        assertThat(house.slack("views.publish", again).path("ok").asBoolean()).isTrue();
        assertThat(error(house.slack("views.publish", again))).isEqualTo("hash_conflict");
    }

    @Test
    void a_response_url_is_good_for_half_an_hour() {
        String path = command()
                .getOrDefault("response_url", "")
                .substring(house.settings.publicUrl().toString().length());

        house.clockwork.move(Duration.ofMinutes(29));
        assertThat(respond(path)).isEqualTo(200);
        house.clockwork.move(Duration.ofMinutes(2));
        assertThat(respond(path)).isEqualTo(404);
        assertThat(house.messages("leo", "slack", "C0SAFETY")).hasSize(1);
        assertThat(house.state("amina").at("/problem/text").asText()).contains("expired_url");
    }

    private int respond(String path) {
        return house.send(house.to(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\":\"x\"}")))
                .statusCode();
    }

    @Test
    void a_scope_that_is_missing_is_named() {
        JsonNode answer = house.slack("conversations.history", "{'channel':'C0SAFETY'}");

        assertThat(error(answer)).isEqualTo("missing_scope");
        assertThat(answer.path("needed").asText()).isEqualTo("channels:history");
        assertThat(answer.path("provided").asText()).contains("chat:write").doesNotContain("channels:history");
    }

    @Test
    void twice_what_a_method_may_be_called_in_a_minute_is_the_most() {
        for (int i = 0; i < 40; i++) {
            assertThat(house.slackForm("conversations.list", Map.of()).statusCode())
                    .isEqualTo(200);
        }
        var refused = house.slackForm("conversations.list", Map.of());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 3));
        assertThat(house.slackForm("conversations.info", Map.of("channel", "C0SAFETY"))
                        .statusCode())
                .isEqualTo(200);
        house.clockwork.move(Duration.ofSeconds(4));
        assertThat(house.slackForm("conversations.list", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void every_method_has_the_tier_that_slack_gives_it() throws Exception {
        Path file = Path.of(
                System.getProperty("entrain.third-party", "none"),
                "slack-payloads/metadata/web-api/rate_limit_tiers.json");
        Assumptions.assumeTrue(Files.exists(file), "Slack's list of tiers is not here");
        JsonNode tiers = Json.parse(Files.readString(file)).orElseThrow();
        var names = Map.of(
                SlackTier.TIER_2, "Tier2",
                SlackTier.TIER_3, "Tier3",
                SlackTier.TIER_4, "Tier4",
                SlackTier.AUTH_TEST, "SpecialTier_auth_test",
                SlackTier.POST_MESSAGE, "SpecialTier_chat_postMessage");
        try (var world = new World(home, house.clockwork)) {
            var methods = new SlackMethods(
                    new SlackPeople(world, house.clockwork),
                    new SlackChannels(world, house.clockwork),
                    new SlackFiles(world, house.settings),
                    new SlackChat(world, new SlackRoom(world, house.clockwork), house.clockwork),
                    new SlackViews(world, new SlackTickets(house.settings, house.clockwork)));
            for (String method : methods.names()) {
                if (!method.equals("team.info")) { // for which the app has no scope
                    assertThat(names.get(methods.named(method).tier()))
                            .as(method)
                            .isEqualTo(tiers.path(method).asText());
                }
            }
        }
    }
}
