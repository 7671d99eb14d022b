package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.teams.TeamsHouse.eventually;
import static org.entrain.teams.TeamsHouse.personal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Interaction.BotJoined;
import org.entrain.core.chat.Interaction.ChannelClosed;
import org.entrain.core.chat.Interaction.ChannelNamed;
import org.entrain.core.chat.Interaction.ChannelReopened;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of channels and teams, of accounts, and of the bot among them. */
final class TeamsLifeTest {
    private static final String TEAM = "19:team@thread.tacv2";
    private static final String ALERTS = "19:alerts@thread.tacv2";
    private static final String MEMBER = "GET /v3/conversations/19%3Aabc%40thread.tacv2/members/29%3Aamina";

    private TeamsHouse house;

    @BeforeEach
    void start() throws IOException {
        house = new TeamsHouse();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void the_app_that_is_added_to_a_team_soon_knows_what_its_channels_are_called() throws Exception {
        teamHasChannels();
        house.post(inTeam("installationUpdate").put("action", "add"));
        assertThat(List.copyOf(house.heard).subList(0, 2))
                .hasExactlyElementsOfTypes(Interaction.Installed.class, BotJoined.class);
        assertThat(((BotJoined) house.heard.get(1)).place().channel()).isEqualTo(TEAM);
        eventually(() -> house.heard.size() == 4);
        assertThat(names()).containsExactly("The bakery", "Alerts");
        assertThat(house.heard.stream().map(Interaction::delivery)).doesNotHaveDuplicates();
    }

    @Test
    void a_team_whose_name_is_not_told_is_asked_for_it() throws Exception {
        teamHasChannels();
        house.microsoft.answers.put(
                "GET /v3/teams/19%3Ateam%40thread.tacv2", FakeMicrosoft.Answer.of(200, "{\"name\":\"The mill\"}"));
        ObjectNode message = inTeam("message").put("text", "help");
        message.withObject("channelData").withObject("team").remove("name");
        house.post(message);
        eventually(() -> names().size() == 2);
        assertThat(names()).containsExactly("The mill", "Alerts");
    }

    @Test
    void the_names_of_a_team_are_asked_for_once_a_day() throws Exception {
        teamHasChannels();
        house.post(inTeam("message").put("text", "help"));
        house.post(inTeam("message").put("text", "help").put("id", "act-2"));
        eventually(() -> names().size() == 2);
        house.platform.close();
        assertThat(names()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channelCreated", "channelRenamed"})
    void a_channel_that_is_made_or_renamed_has_its_name(String eventType) throws Exception {
        house.post(ofChannel(eventType, "First aid"));
        assertThat(house.heard).singleElement().isInstanceOfSatisfying(ChannelNamed.class, named -> {
            assertThat(named.place().channel()).isEqualTo(ALERTS);
            assertThat(TeamsAddress.parse(named.place().address()).orElseThrow().channel())
                    .isTrue();
            assertThat(named.name()).isEqualTo("First aid");
            assertThat(named.open()).isFalse();
        });
    }

    @Test
    void a_channel_that_is_deleted_is_closed_and_restored_it_is_back_with_its_name() throws Exception {
        house.post(ofChannel("channelDeleted", "First aid"));
        house.post(ofChannel("channelRestored", "First aid"));
        assertThat(house.heard)
                .hasExactlyElementsOfTypes(ChannelClosed.class, ChannelReopened.class, ChannelNamed.class)
                .allSatisfy(heard -> assertThat(channel(heard)).isEqualTo(ALERTS));
        assertThat(house.heard.stream().map(Interaction::delivery)).doesNotHaveDuplicates();
    }

    @Test
    void a_team_that_is_renamed_renames_its_first_channel() throws Exception {
        ObjectNode renamed = ofTeam("teamRenamed");
        renamed.withObject("channelData").withObject("team").put("name", "The mill");
        house.post(renamed);
        assertThat(channel(house.heard.getFirst())).isEqualTo(TEAM);
        assertThat(names()).containsExactly("The mill");
    }

    @ParameterizedTest
    @CsvSource({"teamArchived, ChannelClosed", "teamUnarchived, ChannelReopened", "teamrestored, ChannelReopened"})
    void what_happens_to_a_team_happens_to_all_its_channels(String eventType, String told) throws Exception {
        teamHasChannels();
        house.post(ofTeam(eventType));
        eventually(() -> channels(told).size() == 2);
        assertThat(channels(told)).containsExactlyInAnyOrder(TEAM, ALERTS);
    }

    @ParameterizedTest
    @CsvSource({"teamDeleted, ChannelClosed", "teamHardDeleted, ChannelClosed", "removed, BotLeft"})
    void a_team_that_is_gone_takes_its_channels_with_it_as_far_as_they_are_known(String what, String told)
            throws Exception {
        teamHasChannels();
        house.post(inTeam("message").put("text", "help"));
        eventually(() -> names().size() == 2);
        house.post(what.equals("removed") ? inTeam("installationUpdate").put("action", "remove") : ofTeam(what));
        assertThat(channels(told)).containsExactlyInAnyOrder(TEAM, ALERTS);
    }

    @Test
    void the_bot_in_a_chat_of_one_person_is_in_no_channel() throws Exception {
        house.post(personal(house.activity("installationUpdate").put("action", "add")));
        house.post(personal(house.activity("installationUpdate").put("action", "remove")));
        assertThat(house.heard).hasExactlyElementsOfTypes(Interaction.Installed.class);
    }

    @ParameterizedTest
    @CsvSource({"add-upgrade, BotJoined", "remove-upgrade, BotLeft"})
    void the_app_that_is_upgraded_may_come_or_go_by_it(String action, String told) throws Exception {
        house.post(inTeam("installationUpdate").put("action", action));
        assertThat(channels(told)).containsExactly(TEAM);
    }

    @Test
    void what_the_database_could_not_take_in_is_delivered_again() throws Exception {
        house.answering(new Reply.TryLater(Message.of(Words.plain("In a minute"))));
        assertThat(house.post(ofChannel("channelRenamed", "First aid")).statusCode())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "user, tenant-1, FULL",
        "guest, tenant-1, GUEST",
        "anonymous, tenant-1, GUEST",
        "user, tenant-2, GUEST",
        "'', '', FULL"
    })
    void the_roster_says_who_is_a_guest_and_it_is_kept(String role, String tenant, Profile.Standing standing)
            throws Exception {
        house.microsoft.answers.put(MEMBER, FakeMicrosoft.Answer.of(200, """
            {"id":"29:amina","name":"Amina B.","email":"Amina@Bakers.example","userRole":"%s","tenantId":"%s"}\
            """.formatted(role, tenant)));
        house.post(house.execute("quiz.answer", "{}"));
        eventually(() -> house.heard.size() == 2);
        Profile told = ((Interaction.ProfileChanged) house.heard.getLast()).who();
        assertThat(told.account().id()).isEqualTo("aad-amina");
        assertThat(told.name()).isEqualTo("Amina B.");
        assertThat(told.email()).contains("amina@bakers.example");
        assertThat(told.standing()).isEqualTo(standing);
        assertThat(told.locale()).contains(Locale.FRANCE);

        house.post(house.message("help"));
        Profile later = ((Interaction.Command) house.heard.getLast()).who();
        assertThat(later.email()).isEqualTo(told.email());
        assertThat(later.standing()).isEqualTo(standing);
    }

    @Test
    void the_roster_is_asked_once_for_each_person_however_many_join() throws Exception {
        ObjectNode update = inTeam("conversationUpdate");
        var added = update.putArray("membersAdded");
        for (String id : List.of("29:bo", "29:chloe", "29:bo")) {
            added.addObject().put("id", id).put("aadObjectId", id.replace("29:", "aad-"));
        }
        house.post(update);
        assertThat(house.heard).hasSize(3);
        eventually(() -> house.microsoft.asked.size() == 2);
        assertThat(house.microsoft.asked)
                .containsExactly(
                        "/v3/conversations/19%3Ateam%40thread.tacv2/members/29%3Abo",
                        "/v3/conversations/19%3Ateam%40thread.tacv2/members/29%3Achloe");
    }

    private void teamHasChannels() {
        house.microsoft.answers.put(
                "GET /v3/teams/19%3Ateam%40thread.tacv2/conversations",
                FakeMicrosoft.Answer.of(200, """
                    {"conversations":[{"id":"%s","name":null},{"id":"%s","name":"Alerts"}]}\
                    """.formatted(TEAM, ALERTS)));
    }

    private ObjectNode inTeam(String type) {
        ObjectNode activity = house.activity(type);
        activity.withObject("conversation").put("id", TEAM);
        ObjectNode data = activity.putObject("channelData");
        data.putObject("team").put("id", TEAM).put("name", "The bakery");
        data.putObject("tenant").put("id", FakeMicrosoft.TENANT);
        return activity;
    }

    private ObjectNode ofTeam(String eventType) {
        ObjectNode activity = inTeam("conversationUpdate");
        activity.withObject("channelData").put("eventType", eventType);
        return activity;
    }

    private ObjectNode ofChannel(String eventType, String name) {
        ObjectNode activity = ofTeam(eventType).put("id", "act-" + eventType);
        activity.withObject("channelData")
                .putObject("channel")
                .put("id", ALERTS)
                .put("name", name);
        return activity;
    }

    private List<String> names() {
        return house.heard.stream()
                .filter(ChannelNamed.class::isInstance)
                .map(named -> ((ChannelNamed) named).name())
                .toList();
    }

    /** The channels of which the door heard so. */
    private List<String> channels(String told) {
        return house.heard.stream()
                .filter(heard -> heard.getClass().getSimpleName().equals(told))
                .map(TeamsLifeTest::channel)
                .toList();
    }

    private static String channel(Interaction heard) {
        return ((Interaction.OfChannel) heard).place().channel();
    }
}
