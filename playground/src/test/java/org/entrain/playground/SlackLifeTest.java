package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in the local Slack besides talk: what the bot is told of it, and what it then finds there. */
class SlackLifeTest {
    private static final String COOKING = "C0COOKING";
    private static final String CREW = "C0CREW";

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

    private JsonNode event(String type) {
        return house.bot.events(type).getLast().json().path("event");
    }

    /** The newest event of its type, whose keys Slack's own recorded one must have. */
    private JsonNode event(String type, String sample) {
        JsonNode event = event(type);
        ObjectNode told = Json.object().set("event", event);
        assertThat(Shape.strange(told, "events/" + sample + "Payload.json")).isEmpty();
        return event;
    }

    private String posted(String channel) {
        JsonNode answer = house.slack("chat.postMessage", "{'channel':'" + channel + "','text':'x'}");
        return answer.path("error").asText("ok");
    }

    private JsonNode user(String id) {
        return house.slack("users.info", "{'user':'" + id + "','include_locale':true}")
                .path("user");
    }

    private JsonNode info(String channel) {
        return house.slack("conversations.info", "{'channel':'" + channel + "'}")
                .path("channel");
    }

    private List<String> channelsOf(String arguments) {
        JsonNode answer = house.slack("users.conversations", arguments);
        assertThat(Shape.strange(answer, "api/users.conversations.json")).isEmpty();
        return answer.path("channels")
                .valueStream()
                .map(channel -> channel.path("name").asText())
                .toList();
    }

    @Test
    void who_comes_and_who_goes_is_told() {
        assertThat(channelsOf("{'user':'U0NORA'}")).containsExactly("lounge", "cooking");
        house.happensIn("C0SAFETY", "slack/channel/join", "nora");

        JsonNode joined = event("member_joined_channel", "MemberJoinedChannel");
        assertThat(joined.path("user").asText()).isEqualTo("U0NORA");
        assertThat(joined.path("channel").asText()).isEqualTo("C0SAFETY");
        assertThat(joined.has("inviter")).as("she came by herself").isFalse();
        assertThat(channelsOf("{'user':'U0NORA'}")).contains("safety");

        house.happensIn("C0SAFETY", "slack/channel/join", "hugo");
        assertThat(event("member_joined_channel").path("inviter").asText())
                .as("a guest comes to no channel uninvited")
                .isEqualTo("U0AMINA");

        house.happensIn("C0SAFETY", "slack/channel/leave", "nora");
        assertThat(event("member_left_channel", "MemberLeftChannel")
                        .path("user")
                        .asText())
                .isEqualTo("U0NORA");
        assertThat(house.slack("conversations.members", "{'channel':'C0SAFETY'}")
                        .path("members")
                        .toString())
                .contains("U0HUGO")
                .doesNotContain("U0NORA");
    }

    @Test
    void only_those_in_a_channel_write_in_it() {
        String hello = "{'persona':'nora','channel':'C0SAFETY','text':'hello'}";
        HttpResponse<String> refused = house.page("slack/say", hello);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Join this channel first");
        assertThat(house.channel("nora", "slack", "C0SAFETY").path("member").asBoolean())
                .isFalse();
        assertThat(house.state("hugo").toString())
                .as("a guest sees nothing of it")
                .doesNotContain("C0SAFETY");
        house.happensIn("C0SAFETY", "slack/channel/join", "nora");
        house.does("slack/say", hello);
    }

    @Test
    void a_private_channel_is_there_for_those_in_it_alone() {
        assertThat(info(CREW).isMissingNode()).isTrue();
        assertThat(posted(CREW)).isEqualTo("channel_not_found");
        assertThat(house.state("leo").toString()).doesNotContain(CREW);
        house.does("slack/say", "{'persona':'amina','channel':'" + CREW + "','text':'/entrain help'}");
        assertThat(house.bot
                        .received(request -> request.body().contains("command="))
                        .getLast()
                        .form())
                .containsEntry("channel_name", "privategroup");

        house.happensIn(CREW, "slack/bot/invite", "amina");
        assertThat(event("member_joined_channel").path("inviter").asText()).isEqualTo("U0AMINA");
        assertThat(info(CREW).path("is_private").asBoolean()).isTrue();
        assertThat(posted(CREW)).isEqualTo("ok");
        assertThat(channelsOf("{'types':'public_channel,private_channel','user':'U0BRUNO'}"))
                .contains("crew", "safety");
        house.happens("slack/channel/rename", "amina", ",'channel':'" + CREW + "','name':'The Crew'");
        assertThat(event("group_rename", "GroupRename").at("/channel/name").asText())
                .isEqualTo("the-crew");
        house.happensIn(CREW, "slack/channel/archive", "amina");
        assertThat(event("group_archive", "GroupArchive").path("channel").asText())
                .isEqualTo(CREW);
        house.happensIn(CREW, "slack/channel/reopen", "amina");
        event("group_unarchive", "GroupUnarchive");

        house.happensIn(CREW, "slack/bot/remove", "amina");
        assertThat(event("group_left", "GroupLeft").path("actor_id").asText()).isEqualTo("U0AMINA");
        assertThat(event("member_left_channel").path("user").asText()).isEqualTo("U0BOT");
        assertThat(posted(CREW)).isEqualTo("channel_not_found");
    }

    @Test
    void channels_are_made_renamed_archived_opened_again_and_deleted() {
        house.happens("slack/channel/create", "nora", ",'name':'Baking Bread'");
        JsonNode created = event("channel_created", "ChannelCreated").path("channel");
        String id = created.path("id").asText();
        assertThat(id).isEqualTo("C0BAKINGBREAD");
        assertThat(created.path("name").asText()).isEqualTo("baking-bread");
        assertThat(posted(id)).as("nobody invited the bot yet").isEqualTo("not_in_channel");
        house.happensIn(id, "slack/bot/invite", "nora");
        assertThat(posted(id)).isEqualTo("ok");

        String rename = "{'persona':'nora','channel':'" + id + "','name':'%s'}";
        assertThat(house.page("slack/channel/rename", rename.formatted("cooking"))
                        .body())
                .contains("There is a channel cooking already");
        assertThat(house.page("slack/channel/rename", rename.formatted("no!")).statusCode())
                .isEqualTo(400);
        house.does("slack/channel/rename", rename.formatted("sourdough"));
        assertThat(event("channel_rename", "ChannelRename").at("/channel/name").asText())
                .isEqualTo("sourdough");
        assertThat(info(id).path("name").asText()).isEqualTo("sourdough");

        house.happensIn(id, "slack/channel/archive", "nora");
        assertThat(event("channel_archive", "ChannelArchive").path("user").asText())
                .isEqualTo("U0NORA");
        assertThat(posted(id)).isEqualTo("is_archived");
        assertThat(info(id).path("is_archived").asBoolean()).isTrue();
        assertThat(channelsOf("{'exclude_archived':true}")).doesNotContain("sourdough");
        assertThat(house.page("slack/say", "{'persona':'nora','channel':'" + id + "','text':'x'}")
                        .statusCode())
                .isEqualTo(400);
        house.happensIn(id, "slack/channel/reopen", "nora");
        event("channel_unarchive", "ChannelUnarchive");
        assertThat(posted(id)).isEqualTo("ok");

        house.happensIn(id, "slack/channel/delete", "nora");
        assertThat(event("channel_deleted", "ChannelDeleted").path("channel").asText())
                .isEqualTo(id);
        assertThat(posted(id)).isEqualTo("channel_not_found");
    }

    @Test
    void a_message_in_an_archived_channel_cannot_be_edited() {
        String ts = house.slack("chat.postMessage", "{'channel':'" + COOKING + "','text':'x'}")
                .path("ts")
                .asText();
        house.happensIn(COOKING, "slack/channel/archive", "nora");

        assertThat(house.slack("chat.update", "{'channel':'" + COOKING + "','ts':'" + ts + "','text':'y'}")
                        .path("error")
                        .asText())
                .isEqualTo("is_inactive");
        assertThat(house.slack("chat.postEphemeral", "{'channel':'" + COOKING + "','user':'U0NORA','text':'y'}")
                        .path("error")
                        .asText())
                .isEqualTo("is_archived");
    }

    @Test
    void an_account_that_changes_is_told_whole() {
        house.changes("slack", "tom", "'zone':'Asia/Kolkata','locale':'fr-CA','guest':true,'name':'Thomas'");

        JsonNode changed = event("user_change", "UserChange").path("user");
        assertThat(changed).isEqualTo(user("U0TOM"));
        assertThat(changed.path("tz").asText()).isEqualTo("Asia/Kolkata");
        assertThat(changed.path("tz_offset").asInt()).isEqualTo(19_800);
        assertThat(changed.path("locale").asText()).isEqualTo("fr-CA");
        assertThat(changed.path("is_restricted").asBoolean()).isTrue();
        assertThat(changed.at("/profile/display_name").asText()).isEqualTo("Thomas");
        assertThat(changed.at("/profile/email").asText()).isEqualTo("tom@entrain.example");
        house.changes("slack", "tom", "'zone':'Asia/Kolkata'");
        assertThat(house.bot.events("user_change")).as("nothing changed").hasSize(1);
        assertThat(house.page("slack/account", "{'persona':'tom','changes':{'zone':'Nowhere'}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void who_is_deactivated_can_do_nothing_and_not_be_written_to_anew() {
        house.changes("slack", "tom", "'active':false");

        JsonNode tom = event("user_change").path("user");
        assertThat(tom.path("deleted").asBoolean()).isTrue();
        assertThat(tom.has("tz")).isFalse();
        assertThat(house.slack("conversations.open", "{'users':'U0TOM'}")
                        .path("error")
                        .asText())
                .isEqualTo("user_disabled");
        assertThat(posted("D0TOM")).as("the conversation outlives the account").isEqualTo("ok");
        assertThat(house.slack("users.lookupByEmail", "{'email':'tom@entrain.example'}")
                        .path("error")
                        .asText())
                .isEqualTo("users_not_found");
        assertThat(house.page("slack/say", "{'persona':'tom','channel':'D0TOM','text':'x'}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.state("leo").at("/slack/people").toString())
                .contains("U0LEO")
                .doesNotContain("U0TOM");

        house.changes("slack", "tom", "'active':true");
        assertThat(event("user_change").at("/user/deleted").asBoolean()).isFalse();
        house.does("slack/say", "{'persona':'tom','channel':'D0TOM','text':'x'}");
    }

    @Test
    void another_apps_bot_can_be_picked_and_is_told_to_be_one() {
        assertThat(house.state("leo").at("/slack/people").toString()).contains("U0TOASTER");
        JsonNode toaster = user("U0TOASTER");
        assertThat(toaster.path("is_bot").asBoolean()).isTrue();
        assertThat(toaster.at("/profile/bot_id").asText()).isEqualTo("B0TOASTER");
        assertThat(house.slack("conversations.open", "{'users':'U0TOASTER'}")
                        .path("error")
                        .asText())
                .isEqualTo("cannot_dm_bot");
        assertThat(user("U0HUGO").path("is_restricted").asBoolean()).isTrue();
        assertThat(user("U0NORA").path("is_restricted").asBoolean()).isFalse();
    }

    @Test
    void an_app_that_was_removed_hears_that_last_and_can_do_nothing_until_it_is_added_again() {
        house.happens("slack/app/remove", "amina", "");

        event("app_uninstalled", "AppUninstalled");
        assertThat(event("tokens_revoked", "TokensRevoked").at("/tokens/bot/0").asText())
                .isEqualTo("U0BOT");
        assertThat(posted("C0SAFETY")).isEqualTo("account_inactive");
        house.happensIn("C0SAFETY", "slack/channel/join", "nora");
        house.does("slack/say", "{'persona':'leo','channel':'C0SAFETY','text':'/entrain help'}");
        assertThat(house.bot.events("member_joined_channel")).isEmpty();
        assertThat(house.messages("leo", "slack", "C0SAFETY").at("/0/text").asText())
                .contains("/entrain n'est pas une commande valide");

        house.happens("slack/app/add", "amina", "");
        assertThat(posted("C0SAFETY")).isEqualTo("ok");
        house.happensIn("C0SAFETY", "slack/channel/leave", "nora");
        assertThat(house.bot.events("member_left_channel")).hasSize(1);
    }

    @Test
    void what_became_of_the_workspace_outlives_a_restart() {
        house.happens("slack/channel/create", "nora", ",'name':'bread','private':true");
        house.changes("slack", "tom", "'guest':true");
        house.happens("teams/channel/create", "nora", ",'name':'Bread'");
        house.happens("teams/personal-app/remove", "nora", "");
        JsonNode before = house.state("nora");
        house.close();
        house = new PlaygroundHouse(home);

        assertThat(house.channel("nora", "slack", "C0BREAD").path("private").asBoolean())
                .isTrue();
        assertThat(house.state("nora").path("slack")).isEqualTo(before.path("slack"));
        assertThat(house.state("nora").path("teams")).isEqualTo(before.path("teams"));
    }
}
