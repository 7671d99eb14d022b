package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeTeamsTest {
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

    private void say(String channel, String text) {
        house.does("teams/say", "{'persona':'leo','channel':'" + channel + "','text':'" + text + "'}");
    }

    @Test
    void an_activity_comes_with_a_token_that_the_published_key_verifies() throws Exception {
        say("a:leo", "bonjour");

        String token = house.bot
                .activities("message")
                .getLast()
                .headers()
                .getOrDefault("authorization", "")
                .substring("Bearer ".length());
        String[] parts = token.split("\\.", -1);
        JsonNode header = decoded(parts[0]);
        JsonNode claims = decoded(parts[1]);
        JsonNode metadata = PlaygroundHouse.json(
                house.send(house.to("/playground/teams/openid").GET()));
        String keysPath = URI.create(metadata.path("jwks_uri").asText()).getPath();
        JsonNode key =
                PlaygroundHouse.json(house.send(house.to(keysPath).GET())).at("/keys/0");
        var publicKey = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(key.path("kid")).isEqualTo(header.path("kid"));
        assertThat(key.at("/endorsements/0").asText()).isEqualTo("msteams");
        assertThat(claims.path("iss").asText()).isEqualTo("https://api.botframework.com");
        assertThat(claims.path("aud").asText()).isEqualTo(PlaygroundHouse.APP_ID);
        assertThat(claims.path("serviceurl").asText())
                .isEqualTo(house.bot
                        .activities("message")
                        .getLast()
                        .json()
                        .path("serviceUrl")
                        .asText());
    }

    private static JsonNode decoded(String part) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asText()));
    }

    @Test
    void the_first_words_in_a_chat_install_the_app_there_once() {
        say("a:leo", "bonjour");
        say("a:leo", "encore");

        assertThat(house.bot.activities("installationUpdate")).hasSize(1);
        assertThat(house.bot.activities("message")).hasSize(2);
        JsonNode activity = house.bot.activities("message").getLast().json();
        assertThat(activity.at("/from/aadObjectId").asText()).isNotEmpty();
        assertThat(activity.at("/channelData/tenant/id").asText()).isEqualTo(Teams.TENANT);
        assertThat(activity.at("/entities/0/timezone").asText()).isEqualTo("Europe/Paris");
        assertThat(activity.path("locale").asText()).isEqualTo("fr-FR");
    }

    @Test
    void the_app_is_added_to_the_team_at_the_first_start_only() {
        house.start();
        PlaygroundHouse.until(() -> house.bot.activities("conversationUpdate").size() == 1);
        house.close();
        house = new PlaygroundHouse(home);
        house.start();
        say("a:leo", "bonjour");

        assertThat(house.bot.activities("installationUpdate"))
                .extracting(update ->
                        update.json().at("/conversation/conversationType").asText())
                .containsExactly("personal");
    }

    @Test
    void in_a_channel_the_bot_hears_its_name_alone() {
        say(SAFETY, "hello all");
        say(SAFETY, "@Entrain help");

        assertThat(house.bot.activities("message")).hasSize(1);
        JsonNode activity = house.bot.activities("message").getLast().json();
        assertThat(activity.path("text").asText()).isEqualTo("<at>Entrain</at> help");
        assertThat(activity.at("/entities/1/mentioned/id").asText()).isEqualTo("28:entrain");
        assertThat(activity.at("/conversation/id").asText())
                .isEqualTo(SAFETY + ";messageid=" + activity.path("id").asText());
    }

    private String send(String path, String body) {
        var response = house.connector("POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return PlaygroundHouse.json(response).path("id").asText();
    }

    private JsonNode first(String persona) {
        return house.messages(persona, "teams", SAFETY).path(0);
    }

    private String cardInSafety(String extra) {
        return send("conversations/" + SAFETY + "/activities", PlaygroundHouse.cardMessage(extra));
    }

    private void execute(String persona, String message) {
        house.does(
                "teams/execute",
                "{'persona':'" + persona + "','channel':'" + SAFETY + "','message':'" + message
                        + "','verb':'answer','data':{'choice':'2'}}");
    }

    private void answersWithCard(Context ctx) {
        ctx.contentType("application/json")
                .result(("{'statusCode':200,'type':'application/vnd.microsoft.card.adaptive','value':"
                                + PlaygroundHouse.card("") + "}")
                        .replace('\'', '"'));
    }

    @Test
    void a_card_in_answer_to_a_press_is_for_the_one_who_pressed() {
        String message = cardInSafety("");
        house.bot.answersTeams(this::answersWithCard);
        execute("leo", message);

        JsonNode invoke = house.bot.activities("invoke").getLast().json();
        assertThat(invoke.path("name").asText()).isEqualTo("adaptiveCard/action");
        assertThat(invoke.at("/value/action/data/choice").asText()).isEqualTo("2");
        assertThat(invoke.path("replyToId").asText()).isEqualTo(message);
        assertThat(first("leo").path("own").asBoolean()).isTrue();
        assertThat(first("tom").path("own").asBoolean()).isFalse();
        assertThat(first("leo").path("attachments")).isNotEqualTo(first("tom").path("attachments"));
    }

    @Test
    void a_message_in_answer_to_a_press_is_told_to_the_one_who_pressed() {
        String message = cardInSafety("");
        house.bot.answersTeams(
                ctx -> ctx.contentType("application/json")
                        .result(
                                "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.activity.message\",\"value\":\"Thanks\"}"));
        execute("leo", message);

        assertThat(first("leo").path("notice").asText()).isEqualTo("Thanks");
        assertThat(first("tom").path("notice").isNull()).isTrue();
    }

    @Test
    void a_press_that_fails_says_so() {
        String message = cardInSafety("");
        house.bot.answersTeams(ctx -> ctx.status(500));
        execute("tom", message);

        assertThat(first("tom").path("notice").asText()).contains("Unable to reach");
        assertThat(house.state("tom").at("/problem/text").asText()).contains("500");
    }

    @Test
    void an_edit_shows_everybody_the_same_again_and_asks_for_the_cards_of_those_who_had_one() {
        String refresh = ",'refresh':{'action':{'type':'Action.Execute','verb':'look','data':{'q':1}}}";
        String message = cardInSafety(refresh);
        house.bot.answersTeams(this::answersWithCard);
        execute("leo", message);
        house.connector(
                "PUT", "conversations/" + SAFETY + "/activities/" + message, PlaygroundHouse.cardMessage(refresh));

        house.state("tom");
        assertThat(house.bot.activities("invoke")).hasSize(1);
        house.state("leo");
        PlaygroundHouse.until(() -> first("leo").path("own").asBoolean());
        JsonNode invoke = house.bot.activities("invoke").getLast().json();
        assertThat(invoke.at("/value/trigger").asText()).isEqualTo("automatic");
        assertThat(invoke.at("/value/action/verb").asText()).isEqualTo("look");
        assertThat(first("tom").path("edited").asBoolean()).isTrue();
    }

    @Test
    void an_edit_of_a_card_without_refresh_takes_the_own_cards_away() {
        String message = cardInSafety("");
        house.bot.answersTeams(this::answersWithCard);
        execute("leo", message);
        house.connector("PUT", "conversations/" + SAFETY + "/activities/" + message, PlaygroundHouse.cardMessage(""));

        assertThat(first("leo").path("own").asBoolean()).isFalse();
        assertThat(house.bot.activities("invoke")).hasSize(1);
    }

    @Test
    void a_dialog_opens_is_sent_and_closes() {
        String message = cardInSafety("");
        house.bot.answersTeams(ctx -> ctx.contentType("application/json")
                .result(("{'task':{'type':'continue','value':{'title':'Ask','height':'small','card':{'contentType':"
                                + "'application/vnd.microsoft.card.adaptive','content':" + PlaygroundHouse.card("")
                                + "}}}}")
                        .replace('\'', '"')));
        house.does(
                "teams/submit",
                "{'persona':'leo','channel':'" + SAFETY + "','message':'" + message
                        + "','data':{'msteams':{'type':'task/fetch'},'a':'1'}}");
        JsonNode dialog = house.state("leo").at("/teams/dialog");
        assertThat(dialog.path("title").asText()).isEqualTo("Ask");
        assertThat(dialog.at("/card/type").asText()).isEqualTo("AdaptiveCard");

        house.bot.answersTeams(ctx ->
                ctx.contentType("application/json").result("{\"task\":{\"type\":\"message\",\"value\":\"Done\"}}"));
        house.does(
                "teams/dialog/submit",
                "{'persona':'leo','dialog':'" + dialog.path("id").asText() + "','data':{'name':'x'}}");
        assertThat(house.state("leo").at("/teams/dialog").isNull()).isTrue();
        assertThat(first("leo").path("notice").asText()).isEqualTo("Done");
        assertThat(house.bot.activities("invoke").getLast().json().path("name").asText())
                .isEqualTo("task/submit");
    }

    @Test
    void a_submit_comes_as_a_message_with_a_value() {
        house.does(
                "teams/submit",
                "{'persona':'leo','channel':'" + SAFETY + "','message':'" + cardInSafety("") + "','data':{'a':'1'}}");

        assertThat(house.bot
                        .activities("message")
                        .getLast()
                        .json()
                        .at("/value/a")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void a_thread_is_begun_and_continued() {
        var created = PlaygroundHouse.json(house.connector(
                "POST",
                "conversations",
                "{'isGroup':true,'channelData':{'channel':{'id':'" + SAFETY
                        + "'}},'bot':{'id':'28:entrain'},'activity':" + PlaygroundHouse.cardMessage("") + "}"));
        String conversation = created.path("id").asText();
        assertThat(conversation)
                .isEqualTo(SAFETY + ";messageid=" + created.path("activityId").asText());

        send("conversations/" + conversation + "/activities", "{'type':'message','text':'in the thread'}");
        send("conversations/" + conversation.replace(";", "%3B") + "/activities", "{'type':'message','text':'again'}");
        assertThat(house.messages("leo", "teams", SAFETY))
                .extracting(message -> message.path("root").asText())
                .containsOnly(created.path("activityId").asText());
    }

    @Test
    void a_chat_with_a_person_is_opened_by_their_id() {
        String body = "{'isGroup':false,'bot':{'id':'28:entrain'},'members':[{'id':'29:leo'}],'tenantId':'%s',"
                + "'channelData':{'tenant':{'id':'%s'}}}";
        assertThat(send("conversations", body.formatted(Teams.TENANT, Teams.TENANT)))
                .isEqualTo("a:leo");
        assertThat(house.connector(
                                "POST",
                                "conversations",
                                body.replace("29:leo", "29:zoe").formatted(Teams.TENANT, Teams.TENANT))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_targeted_message_is_seen_by_one() {
        send(
                "conversations/" + SAFETY + "/activities?isTargetedActivity=true",
                "{'type':'message','text':'psst','recipient':{'id':'29:leo'}}");

        assertThat(house.messages("leo", "teams", SAFETY)).hasSize(1);
        assertThat(house.messages("tom", "teams", SAFETY)).isEmpty();
    }

    @Test
    void what_teams_refuses_is_refused() {
        String safety = "conversations/" + SAFETY + "/activities";
        assertThat(house.connector("POST", "conversations/19:nowhere/activities", "{'type':'message','text':'x'}")
                        .body())
                .contains("ConversationNotFound");
        assertThat(house.connector("PUT", safety + "/1", "{'type':'message','text':'x'}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.connector("POST", safety, "{'type':'message','text':'" + "x".repeat(60_000) + "'}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(house.connector(
                                "POST", safety, PlaygroundHouse.cardMessage(",'actions':[{'type':'Action.Nothing'}]"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.connector("POST", safety, "{'type':'message'}").statusCode())
                .isEqualTo(400);
        assertThat(house.connector("POST", safety + "?isTargetedActivity=true", "{'type':'message','text':'x'}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send(house.to("/playground/teams/v3/" + safety)
                                .header("Authorization", "Bearer other")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void more_than_seven_messages_a_second_are_too_many() {
        String token = house.connectorToken();
        int status = 0;
        for (int i = 0; i < 9 && status != 429; i++) {
            status = house.send(house.to("/playground/teams/v3/conversations/a:leo/activities")
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString("{\"type\":\"message\",\"text\":\"x\"}")))
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void a_wrong_password_gets_no_token() {
        var response = house.send(house.to("/playground/teams/login/common/oauth2/v2.0/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + PlaygroundHouse.APP_ID
                        + "&client_secret=wrong&scope=https%3A%2F%2Fapi.botframework.com%2F.default")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("invalid_client");
    }

    @Test
    void the_roster_is_told_in_pages() {
        JsonNode page = PlaygroundHouse.json(
                house.connector("GET", "conversations/" + SAFETY + "/pagedmembers?pageSize=50", ""));

        assertThat(page.path("members")).hasSize(9);
        assertThat(page.at("/members/0/id").asText()).isEqualTo("29:amina");
        assertThat(PlaygroundHouse.json(house.connector("GET", "conversations/a:leo/members", "")))
                .hasSize(1);
    }

    @Test
    void a_file_can_be_downloaded_from_where_the_activity_says() {
        house.does(
                "teams/say",
                "{'persona':'leo','channel':'a:leo','text':'import','files':[{'name':'a.gift','content':'aGVsbG8='}]}");

        JsonNode attachment = house.bot.activities("message").getLast().json().at("/attachments/1");
        assertThat(attachment.path("contentType").asText())
                .isEqualTo("application/vnd.microsoft.teams.file.download.info");
        String path = URI.create(attachment.at("/content/downloadUrl").asText()).getPath();
        assertThat(house.send(house.to(path).GET()).body()).isEqualTo("hello");
    }
}
