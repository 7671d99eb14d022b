package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.entrain.core.chat.SharedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the page's side of the playground, what it takes, and what it says to whom. */
class PageRulesTest {
    private static final String SAFETY = "19:safety@thread.tacv2";

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

    @Test
    void a_name_that_somebody_pointed_at_this_machine_opens_nothing() throws Exception {
        assertThat(statusFor("evil.example")).startsWith("HTTP/1.1 403");
        assertThat(statusFor("localhost")).startsWith("HTTP/1.1 200");
    }

    /** By hand, since Java's client does not let a Host be chosen. */
    private String statusFor(String host) throws IOException {
        try (var socket = new Socket("localhost", house.settings.publicUrl().getPort())) {
            socket.getOutputStream()
                    .write(("GET /playground/api/state?persona=leo HTTP/1.1\r\nHost: " + host
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> share(String file) {
        return house.page(
                "slack/say", "{'persona':'bruno','channel':'D0BRUNO','text':'import','files':[" + file + "]}");
    }

    @Test
    void a_file_that_is_too_large_is_refused_from_the_page() {
        String content = Base64.getEncoder().encodeToString(new byte[SharedFile.MAX_BYTES + 1]);
        var response = share("{'name':'big.gift','content':'" + content + "'}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(PlaygroundHouse.json(response).path("error").asText()).isEqualTo("big.gift dépasse 4 Mo.");
        assertThat(house.bot.events("message")).isEmpty();
    }

    @Test
    void a_file_as_large_as_may_be_is_taken() {
        String content = Base64.getEncoder().encodeToString(new byte[SharedFile.MAX_BYTES]);
        var response = share("{'name':'big.gift','content':'" + content + "'}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(house.bot
                        .events("message")
                        .getFirst()
                        .json()
                        .at("/event/files/0/size")
                        .asInt())
                .isEqualTo(SharedFile.MAX_BYTES);
    }

    @Test
    void a_file_that_is_too_large_is_refused_from_the_disk() throws Exception {
        Path file = Files.write(home.resolve("big.gift"), new byte[SharedFile.MAX_BYTES + 1]);

        assertThat(share("{'path':'" + file + "'}").statusCode()).isEqualTo(400);
        Files.write(file, new byte[3]);
        assertThat(share("{'path':'" + file + "'}").statusCode()).isEqualTo(200);
    }

    @Test
    void what_a_platform_refused_is_told_to_everybody_in_their_language() {
        house.slack("chat.postMessage", "{'channel':'C0NOWHERE','text':'x'}");

        assertThat(problem("tom")).isEqualTo("chat.postMessage was refused: channel_not_found");
        assertThat(problem("leo")).isEqualTo("chat.postMessage a été refusé : channel_not_found");
    }

    @Test
    void what_a_platform_refused_is_told_in_few_words() {
        String broken = "{'type':'header'},".repeat(20) + "{'type':'header'}";
        house.slack("chat.postMessage", "{'channel':'C0SAFETY','blocks':[" + broken + "]}");

        assertThat(problem("tom")).contains("invalid_blocks").hasSizeLessThan(300);
    }

    private String problem(String persona) {
        return house.state(persona).at("/problem/text").asText();
    }

    @Test
    void a_command_that_was_not_answered_in_time_is_told_as_slack_tells_it() {
        house.does("misbehave", "{'platform':'slack','kind':'lost-ack','times':1,'method':null}");
        house.does("slack/say", "{'persona':'tom','channel':'C0SAFETY','text':'/entrain help'}");

        JsonNode told = house.messages("tom", "slack", "C0SAFETY").path(0);
        assertThat(told.path("text").asText()).isEqualTo("/entrain failed with the error \"operation_timeout\"");
        assertThat(told.path("ephemeral").asBoolean()).isTrue();
    }

    @Test
    void all_that_a_persona_sees_outlives_a_restart() {
        house.slack(
                "views.publish",
                "{'user_id':'U0LEO','view':{'type':'home','blocks':[{'type':'section','text':{'type':'mrkdwn','text':'hi'}}]}}");
        house.slack("chat.postEphemeral", "{'channel':'C0SAFETY','user':'U0LEO','text':'psst'}");
        house.slack("chat.postMessage", "{'channel':'D0LEO','text':'new'}");
        house.does("read", "{'persona':'leo','platform':'slack','channel':'D0LEO'}");
        String card = PlaygroundHouse.json(house.connector(
                        "POST", "conversations/" + SAFETY + "/activities", PlaygroundHouse.cardMessage("")))
                .path("id")
                .asText();
        house.bot.answersTeams(ctx -> ctx.contentType("application/json")
                .result(("{'statusCode':200,'type':'application/vnd.microsoft.card.adaptive','value':"
                                + PlaygroundHouse.card("") + "}")
                        .replace('\'', '"')));
        house.does(
                "teams/execute",
                "{'persona':'leo','channel':'" + SAFETY + "','message':'" + card + "','verb':'v','data':{}}");
        house.slack("chat.postMessage", "{'channel':'C0NOWHERE','text':'x'}");
        ObjectNode before = (ObjectNode) house.state("leo");
        house.close();
        house = new PlaygroundHouse(home);
        ObjectNode after = (ObjectNode) house.state("leo");

        assertThat(before.at("/teams/channels/1/messages/0/own").asBoolean()).isTrue();
        assertThat(after.path("slack")).isEqualTo(before.path("slack"));
        assertThat(after.path("teams")).isEqualTo(before.path("teams"));
        assertThat(after.path("problem").isNull()).as("yesterday's trouble").isTrue();
    }
}
