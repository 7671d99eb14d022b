package org.entrain.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of channels, of accounts, and of the bot among them. */
class SlackLifeTest {
    private static final Place CHANNEL =
            new Place(new Workspace(SlackPlatform.PLATFORM, "T1"), "C1", Place.Kind.SHARED, "");
    private static final String BOT_JOINED =
            "{\"type\":\"member_joined_channel\",\"user\":\"UBOT\",\"channel\":\"C1\",\"channel_type\":\"C\"}";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"false, false, true", "true, false, false", "false, true, false"})
    void the_bot_that_comes_into_a_channel_soon_knows_its_name(boolean isPrivate, boolean isGroup, boolean open) {
        house.slack.stubFor(post(urlPathEqualTo("/api/conversations.info"))
                .withFormParam("channel", equalTo("C1"))
                .willReturn(okJson("""
                    {"ok":true,"channel":{"id":"C1","name":"safety","is_private":%s,"is_mpim":%s}}\
                    """.formatted(isPrivate, isGroup))));
        house.sends(Payloads.event(BOT_JOINED));
        assertThat(house.heard.getFirst()).isEqualTo(new Interaction.BotJoined("Ev1", CHANNEL, House.NOW));
        House.eventually(() -> house.heard.size() == 2);
        assertThat(house.last()).isInstanceOfSatisfying(Interaction.ChannelNamed.class, named -> {
            assertThat(named.place()).isEqualTo(CHANNEL);
            assertThat(named.name()).isEqualTo("safety");
            assertThat(named.open()).isEqualTo(open);
        });
    }

    @Test
    void a_channel_that_slack_does_not_tell_of_has_no_name() {
        house.slack.stubFor(post(urlPathEqualTo("/api/conversations.info"))
                .willReturn(okJson("{\"ok\":false,\"error\":\"channel_not_found\"}")));
        house.sends(Payloads.event(BOT_JOINED));
        House.eventually(() -> !house.slack
                .findAll(postRequestedFor(urlPathEqualTo("/api/conversations.info")))
                .isEmpty());
        house.platform.close();
        assertThat(house.heard).hasSize(1);
    }

    /** It may have been renamed while nobody listened. */
    @Test
    void the_name_of_a_channel_that_people_speak_to_the_bot_in_is_asked_for_once_a_day() {
        house.slack.stubFor(post(urlPathEqualTo("/api/conversations.info"))
                .willReturn(okJson("{\"ok\":true,\"channel\":{\"id\":\"C1\",\"name\":\"safety\"}}")));
        house.sends(Payloads.COMMAND);
        house.sends(Payloads.COMMAND);
        House.eventually(() -> house.heard.stream().anyMatch(Interaction.ChannelNamed.class::isInstance));
        house.platform.close();
        house.slack.verify(1, postRequestedFor(urlPathEqualTo("/api/conversations.info")));
    }

    @Test
    void the_name_of_a_workspace_that_people_speak_to_the_bot_in_is_asked_for_once_a_day() {
        house.slack.stubFor(post(urlPathEqualTo("/api/auth.test"))
                .willReturn(okJson("{\"ok\":true,\"team_id\":\"T1\",\"team\":\"Harbour Works\"}")));
        house.sends(Payloads.COMMAND);
        house.sends(Payloads.COMMAND);
        House.eventually(() -> house.heard.stream()
                .anyMatch(heard -> heard instanceof Interaction.WorkspaceNamed named
                        && named.name().equals("Harbour Works")
                        && named.workspace().equals(CHANNEL.workspace())));
        house.platform.close();
        house.slack.verify(1, postRequestedFor(urlPathEqualTo("/api/auth.test")));
    }

    @Test
    void a_channel_that_is_renamed_tells_whether_everybody_sees_it() {
        String event = "{\"type\":\"%s\",\"channel\":{\"id\":\"C1\",\"name\":\"first-aid\",\"created\":1}}";
        house.sends(Payloads.event(event.formatted("channel_rename")));
        assertThat(house.last()).isEqualTo(new Interaction.ChannelNamed("Ev1", CHANNEL, "first-aid", true, House.NOW));
        house.sends(Payloads.event(event.formatted("group_rename")));
        assertThat(house.last()).isEqualTo(new Interaction.ChannelNamed("Ev1", CHANNEL, "first-aid", false, House.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_archive", "group_archive", "channel_deleted", "group_deleted"})
    void a_channel_that_is_archived_or_deleted_is_closed(String type) {
        house.sends(Payloads.event("{\"type\":\"%s\",\"channel\":\"C1\",\"user\":\"U1\"}".formatted(type)));
        assertThat(house.heard).containsExactly(new Interaction.ChannelClosed("Ev1", CHANNEL, House.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_unarchive", "group_unarchive"})
    void a_channel_that_comes_back_is_open_again(String type) {
        house.sends(Payloads.event("{\"type\":\"%s\",\"channel\":\"C1\",\"user\":\"U1\"}".formatted(type)));
        assertThat(house.heard).containsExactly(new Interaction.ChannelReopened("Ev1", CHANNEL, House.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_left", "group_left", "member_left_channel"})
    void the_bot_that_is_taken_out_of_a_channel_has_left(String type) {
        house.sends(Payloads.event("{\"type\":\"%s\",\"channel\":\"C1\",\"user\":\"UBOT\"}".formatted(type)));
        assertThat(house.heard).containsExactly(new Interaction.BotLeft("Ev1", CHANNEL, House.NOW));
    }

    @Test
    void somebody_who_moves_is_told_of_at_once_and_remembered() {
        house.knowsThatAminaReadsFrench();
        house.sends(Payloads.COMMAND);
        house.sends(Payloads.event("""
            {"type":"user_change","user":{"id":"U1","real_name":"Amina","tz":"America/Montreal",
             "profile":{"email":"Amina@Bakers.example"}}}\
            """));
        Profile who = ((Interaction.ProfileChanged) house.last()).who();
        assertThat(who.zone()).contains(ZoneId.of("America/Montreal"));
        assertThat(who.email()).contains("amina@bakers.example");
        assertThat(who.locale()).contains(Locale.FRANCE);
        house.sends(Payloads.COMMAND);
        assertThat(((Interaction.Command) house.last()).who()).isEqualTo(who);
        house.slack.verify(1, postRequestedFor(urlPathEqualTo("/api/users.info")));
    }

    @Test
    void a_change_in_nothing_that_matters_is_passed_over() {
        String event = Payloads.event("""
            {"type":"user_change","user":{"id":"U1","real_name":"Amina","profile":{"status_text":"%s"}}}\
            """);
        house.sends(event.formatted("at lunch"));
        house.sends(event.formatted("back"));
        assertThat(house.heard).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "U1, '', FULL",
        "U1, 'is_restricted', GUEST",
        "U1, 'is_ultra_restricted', GUEST",
        "U1, 'is_stranger', GUEST",
        "U1, 'is_bot', BOT",
        "USLACKBOT, '', BOT",
        "U1, 'deleted', GONE"
    })
    void what_slack_says_of_an_account(String id, String sign, Profile.Standing standing) {
        String said = sign.isEmpty() ? "" : ",\"" + sign + "\":true";
        house.sends(Payloads.event("{\"type\":\"user_change\",\"user\":{\"id\":\"%s\",\"real_name\":\"Somebody\"%s}}"
                .formatted(id, said)));
        assertThat(((Interaction.ProfileChanged) house.last()).who().standing()).isEqualTo(standing);
    }

    @Test
    void an_event_that_lacks_what_it_is_about_is_acknowledged() {
        for (String type : List.of("channel_rename", "channel_archive", "channel_left", "user_change")) {
            assertThat(house.sends(Payloads.event("{\"type\":\"" + type + "\"}"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(house.heard).isEmpty();
    }

    @Test
    void a_page_that_is_opened_is_acknowledged_and_means_nothing() {
        var response = house.sendsPayload(
                Payloads.press("C1", false, "https://r.example", """
                    {"type":"button","action_id":"%s","block_id":"links#1","action_ts":"1"}\
                    """.formatted(SlackActions.linkId(0))));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(house.heard).isEmpty();
        // Or it would mean nothing: a button beside it does.
        house.sendsPayload(Payloads.press(
                "C1", false, "", Payloads.button(Action.of("quiz.hint").encoded())));
        assertThat(house.heard).hasSize(1);
    }
}
