package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in the local Teams besides talk: what the bot is told of it, and what it then finds there. */
class TeamsLifeTest {
    private static final String COOKING = "19:cooking@thread.tacv2";
    private static final String TEXT = "{'type':'message','text':'x'}";

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

    private JsonNode update() {
        return house.bot.activities("conversationUpdate").getLast().json();
    }

    private HttpResponse<String> send(String conversation) {
        return house.connector("POST", "conversations/" + conversation + "/activities", TEXT);
    }

    private HttpResponse<String> get(String path) {
        return house.connector("GET", path, "");
    }

    private HttpResponse<String> write(String person) {
        return house.connector(
                "POST",
                "conversations",
                "{'bot':{'id':'28:entrain'},'members':[{'id':'" + person + "'}],'tenantId':'" + Teams.TENANT
                        + "','activity':" + TEXT + "}");
    }

    @Test
    void who_joins_and_leaves_the_team_is_told() {
        String nora = "conversations/" + Teams.TEAM + "/members/29:nora";
        assertThat(get(nora).statusCode()).isEqualTo(200);
        house.happens("teams/team/leave", "nora", "");

        JsonNode left = update();
        assertThat(left.at("/membersRemoved/0/id").asText()).isEqualTo("29:nora");
        assertThat(left.at("/channelData/eventType").asText()).isEqualTo("teamMemberRemoved");
        assertThat(left.at("/conversation/id").asText()).isEqualTo(Teams.TEAM);
        assertThat(get(nora).statusCode()).isEqualTo(404);
        assertThat(house.state("nora").at("/teams/channels"))
                .extracting(channel -> channel.path("kind").asText())
                .containsExactly("personal");

        house.happens("teams/team/join", "nora", "");
        assertThat(update().at("/membersAdded/0/aadObjectId").asText()).isEqualTo(Persona.NORA.directoryId());
        assertThat(update().at("/channelData/eventType").asText()).isEqualTo("teamMemberAdded");
    }

    @Test
    void a_member_is_found_by_every_name_of_theirs_with_what_teams_knows() {
        String path = "conversations/" + COOKING + "/members/";
        JsonNode hugo = PlaygroundHouse.json(get(path + Persona.HUGO.directoryId()));

        assertThat(hugo.path("userRole").asText()).isEqualTo("guest");
        assertThat(hugo.path("email").asText()).isEqualTo("hugo@partner.example");
        assertThat(hugo.path("userPrincipalName").asText()).isEqualTo("hugo_partner.example#EXT#@entrain.example");
        assertThat(hugo.path("tenantId").asText()).isEqualTo(Teams.TENANT);
        assertThat(PlaygroundHouse.json(get(path + "29:hugo"))).isEqualTo(hugo);
        assertThat(PlaygroundHouse.json(get(path + "nora@entrain.example"))
                        .path("userRole")
                        .asText())
                .isEqualTo("user");
        house.changes("teams", "nora", "'guest':true");
        assertThat(PlaygroundHouse.json(get(path + "29:nora")).path("userRole").asText())
                .isEqualTo("guest");
    }

    @Test
    void channels_are_made_renamed_deleted_and_restored() {
        house.happens("teams/channel/create", "nora", ",'name':'Bread'");
        assertThat(update().at("/channelData/eventType").asText()).isEqualTo("channelCreated");
        String id = update().at("/channelData/channel/id").asText();
        assertThat(id).isEqualTo("19:bread@thread.tacv2");
        assertThat(send(id).statusCode()).isEqualTo(201);

        house.happens("teams/channel/rename", "nora", ",'channel':'" + id + "','name':'Sourdough'");
        assertThat(update().at("/channelData/eventType").asText()).isEqualTo("channelRenamed");
        assertThat(update().at("/channelData/channel/name").asText()).isEqualTo("Sourdough");
        assertThat(channels()).containsExactly("null", "Safety", "Lounge", "Cooking", "Sourdough");

        house.happensIn(id, "teams/channel/delete", "nora");
        assertThat(update().at("/channelData/eventType").asText()).isEqualTo("channelDeleted");
        assertThat(update().at("/conversation/id").asText()).isEqualTo(Teams.TEAM);
        assertThat(send(id).statusCode()).isEqualTo(404);
        assertThat(send(id).body()).contains("ConversationNotFound");
        assertThat(channels()).doesNotContain("Sourdough");
        assertThat(house.state("nora").at("/teams/deleted/0/name").asText()).isEqualTo("Sourdough");

        house.happensIn(id, "teams/channel/restore", "nora");
        assertThat(update().at("/channelData/eventType").asText()).isEqualTo("channelRestored");
        assertThat(send(id).statusCode()).isEqualTo(201);
        assertThat(house.page("teams/channel/delete", "{'persona':'nora','channel':'" + Teams.TEAM + "'}")
                        .statusCode())
                .as("every team keeps its General")
                .isEqualTo(400);
    }

    private List<String> channels() {
        return PlaygroundHouse.json(get("teams/" + Teams.TEAM + "/conversations"))
                .path("conversations")
                .valueStream()
                .map(channel -> channel.path("name").asText())
                .toList();
    }

    @Test
    void a_team_that_is_renamed_is_told_by_its_new_name() {
        house.happens("teams/team/rename", "nora", ",'name':'Everybody'");

        assertThat(update().at("/channelData/eventType").asText()).isEqualTo("teamRenamed");
        assertThat(update().at("/channelData/team/name").asText()).isEqualTo("Everybody");
        assertThat(update().at("/channelData").has("channel")).isFalse();
        JsonNode team = PlaygroundHouse.json(get("teams/" + Teams.TEAM));
        assertThat(team.path("name").asText()).isEqualTo("Everybody");
        assertThat(team.path("memberCount").asInt()).isEqualTo(9);
    }

    @Test
    void an_app_that_was_removed_from_the_team_reaches_nobody_there_but_those_who_have_it_themselves() {
        house.does("teams/say", "{'persona':'leo','channel':'a:leo','text':'bonjour'}");
        house.happens("teams/app/remove", "amina", "");

        assertThat(update().at("/membersRemoved/0/id").asText()).isEqualTo("28:entrain");
        assertThat(house.bot
                        .activities("installationUpdate")
                        .getLast()
                        .json()
                        .path("action")
                        .asText())
                .isEqualTo("remove");
        assertThat(send(COOKING).statusCode()).isEqualTo(403);
        assertThat(send(COOKING).body()).contains("BotNotInConversationRoster");
        assertThat(get("conversations/" + COOKING + "/pagedmembers").statusCode())
                .isEqualTo(403);
        assertThat(write("29:leo").statusCode()).isEqualTo(201);
        assertThat(write("29:tom").body()).contains("ForbiddenOperationException");
        int heard = house.bot.activities("message").size();
        house.does("teams/say", "{'persona':'leo','channel':'" + COOKING + "','text':'@Entrain help'}");
        house.happens("teams/team/leave", "nora", "");
        assertThat(house.bot.activities("message")).hasSize(heard);
        assertThat(update().at("/membersRemoved/0/id").asText()).isEqualTo("28:entrain");

        house.happens("teams/app/add", "amina", "");
        assertThat(update().at("/membersAdded/0/id").asText()).isEqualTo("28:entrain");
        assertThat(send(COOKING).statusCode()).isEqualTo(201);
    }

    @Test
    void who_takes_the_app_away_cannot_be_written_to() {
        assertThat(send("a:leo").statusCode()).isEqualTo(201);
        house.happens("teams/personal-app/remove", "leo", "");

        JsonNode removal = house.bot.activities("installationUpdate").getLast().json();
        assertThat(removal.path("action").asText()).isEqualTo("remove");
        assertThat(removal.at("/conversation/id").asText()).isEqualTo("a:leo");
        assertThat(send("a:leo").statusCode()).isEqualTo(403);
        assertThat(send("a:leo").body()).contains("ConversationBlockedByUser");
        assertThat(write("29:leo").body()).contains("ForbiddenOperationException");
        assertThat(house.page("teams/say", "{'persona':'leo','channel':'a:leo','text':'x'}")
                        .statusCode())
                .isEqualTo(400);

        house.happens("teams/personal-app/add", "leo", "");
        assertThat(send("a:leo").statusCode()).isEqualTo(201);
    }

    @Test
    void who_is_deactivated_leaves_the_team_and_is_not_found() {
        house.changes("teams", "leo", "'active':false");

        assertThat(update().at("/membersRemoved/0/id").asText()).isEqualTo("29:leo");
        assertThat(send("a:leo").body()).contains("ConversationNotFound");
        assertThat(write("29:leo").statusCode()).isEqualTo(403);
        assertThat(house.page("teams/say", "{'persona':'leo','channel':'" + COOKING + "','text':'x'}")
                        .statusCode())
                .isEqualTo(400);
        house.changes("teams", "leo", "'active':true,'zone':'Asia/Kolkata','locale':'en-GB'");
        assertThat(update().at("/membersAdded/0/id").asText()).isEqualTo("29:leo");
        house.does("teams/say", "{'persona':'leo','channel':'a:leo','text':'hello'}");
        JsonNode said = house.bot.activities("message").getLast().json();
        assertThat(said.at("/entities/0/timezone").asText()).isEqualTo("Asia/Kolkata");
        assertThat(said.path("locale").asText()).isEqualTo("en-GB");
    }
}
