package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.teams.TeamsHouse.NOW;
import static org.entrain.teams.TeamsHouse.bearer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TeamsHttpTest {
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
    void a_caller_without_proof_is_refused() throws Exception {
        assertThat(status("")).isEqualTo(401);
        assertThat(status("Bearer garbage")).isEqualTo(401);
        assertThat(status("Bearer a.b.c")).isEqualTo(401);
        String good = bearer(claims());
        int middle = good.lastIndexOf('.') + 20;
        char other = good.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(status(good.substring(0, middle) + other + good.substring(middle + 1)))
                .isEqualTo(401);
        for (String algorithm : List.of("none", "HS256")) {
            ObjectNode header = TeamsJson.object().put("alg", algorithm).put("kid", "key-1");
            assertThat(status("Bearer " + FakeMicrosoft.jwt(header, claims()))).isEqualTo(401);
        }
        assertThat(house.heard).isEmpty();
        assertThat(status(good)).isEqualTo(200);
    }

    @Test
    void a_token_for_somebody_else_is_refused() throws Exception {
        assertThat(status(bearer(claims().put("aud", "another")))).isEqualTo(401);
        assertThat(status(bearer(claims().put("serviceurl", "https://smba.trafficmanager.net/x"))))
                .isEqualTo(401);
        ObjectNode elsewhere = TeamsJson.object().put("alg", "RS256").put("kid", "key-other-channel");
        assertThat(status("Bearer " + FakeMicrosoft.jwt(elsewhere, claims()))).isEqualTo(401);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void the_token_of_another_bot_is_refused() throws Exception {
        for (String version : List.of("v2.0", "")) {
            ObjectNode skill = claims().put(
                            "iss", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/" + version)
                    .put("ver", "2.0")
                    .put("azp", "22222222-2222-2222-2222-222222222222")
                    .put("appid", "22222222-2222-2222-2222-222222222222");
            assertThat(status(bearer(skill))).isEqualTo(401);
        }
        assertThat(house.heard).isEmpty();
    }

    @Test
    void a_token_holds_for_its_time_and_five_minutes() throws Exception {
        assertThat(status(bearer(claims().put("exp", NOW.getEpochSecond() - 301))))
                .isEqualTo(401);
        assertThat(status(bearer(claims().put("nbf", NOW.getEpochSecond() + 301))))
                .isEqualTo(401);
        assertThat(status(bearer(claims().put("exp", NOW.getEpochSecond() - 120))))
                .isEqualTo(200);
    }

    @Test
    void an_activity_without_channel_or_service_url_is_refused() throws Exception {
        ObjectNode noChannel = house.message("help");
        noChannel.remove("channelId");
        ObjectNode noUrl = house.message("help");
        noUrl.remove("serviceUrl");
        assertThat(house.post(noChannel).statusCode()).isEqualTo(401);
        assertThat(house.post(noUrl).statusCode()).isEqualTo(401);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void an_unknown_key_is_looked_for_once_and_not_with_every_request() throws Exception {
        ObjectNode header = TeamsJson.object().put("alg", "RS256").put("kid", "unheard-of");
        String token = "Bearer " + FakeMicrosoft.jwt(header, house.microsoft.claims(NOW));
        for (int i = 0; i < 3; i++) {
            assertThat(status(token)).isEqualTo(401);
        }
        assertThat(house.microsoft.keyFetches).hasValue(1);
    }

    @Test
    void another_tenant_is_not_served() throws Exception {
        ObjectNode activity = house.message("help");
        activity.withObject("conversation").put("tenantId", "tenant-2");
        assertThat(house.post(activity).statusCode()).isEqualTo(403);
        activity.withObject("conversation").remove("tenantId");
        assertThat(house.post(activity).statusCode()).isEqualTo(403);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void a_press_of_somebody_of_another_tenant_is_refused() throws Exception {
        ObjectNode theirs = house.execute("quiz.answer", "{}");
        theirs.withObject("from").put("tenantId", "tenant-2");
        assertThat(house.post(theirs).statusCode()).isEqualTo(403);
        ObjectNode elsewhere = house.execute("quiz.answer", "{}");
        elsewhere.putObject("channelData").putObject("tenant").put("id", "tenant-2");
        assertThat(house.post(elsewhere).statusCode()).isEqualTo(403);
        assertThat(house.heard).isEmpty();
        ObjectNode ours = house.execute("quiz.answer", "{}");
        ours.withObject("from").put("tenantId", FakeMicrosoft.TENANT);
        assertThat(house.post(ours).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_too_long_or_no_activity_is_turned_away() throws Exception {
        assertThat(house.post(house.message("x".repeat(TeamsHttp.MAX_BODY))).statusCode())
                .isEqualTo(413);
        assertThat(house.post(TeamsJson.object().put("channelId", "msteams")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobody_is_believed_and_teams_asks_again_while_there_are_no_keys() throws Exception {
        house.microsoft.answers.put("GET /openid", FakeMicrosoft.Answer.of(503, ""));
        assertThat(status(bearer(claims()))).isEqualTo(503);
        assertThat(house.heard).isEmpty();
    }

    private ObjectNode claims() {
        return house.microsoft.claims(NOW);
    }

    private int status(String authorization) throws Exception {
        return house.post(house.message("help"), authorization).statusCode();
    }
}
