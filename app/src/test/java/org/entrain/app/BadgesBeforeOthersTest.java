package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.entrain.core.credentials.House;
import org.entrain.core.credentials.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What programs that nobody here wrote say of our badges: @digitalbazaar/vc of the proof and the status list, jose of the
 * token, over the program's own pages.
 */
class BadgesBeforeOthersTest {
    private final BadgeHouse badges = new BadgeHouse();
    private final ArrayNode asked = Story.JSON.createArrayNode();

    @BeforeEach
    void they_are_there() {
        Peers.areThere();
    }

    @AfterEach
    void stop() {
        badges.close();
    }

    @Test
    void a_badge_is_taken_in_all_its_forms_and_refused_once_it_is_changed_or_taken_back() {
        UUID id = badges.house.issued();
        badges.house.database.useTransaction(tx -> badges.house.credentials.show(tx, id, new Shown(true, true, true)));
        UUID back = badges.house.issued();
        String json = BadgeHouse.text(badges.get("/badges/" + id + ".json"));
        String jwt = BadgeHouse.text(badges.get("/badges/" + id + ".jwt"));
        String backJson = BadgeHouse.text(badges.get("/badges/" + back + ".json"));
        String backJwt = BadgeHouse.text(badges.get("/badges/" + back + ".jwt"));
        badges.house.database.useTransaction(tx -> badges.house.credentials.revoke(tx, back, "", House.NOW));

        ask("json", json);
        ask("jwt", jwt);
        ask("png", Base64.getEncoder().encodeToString(badges.bytes(id, "png")));
        ask("svg", BadgeHouse.text(badges.get("/badges/" + id + ".svg")));
        ask("json", json.replace("Fire warden", "Fire chief"));
        ask("jwt", changed(jwt));
        ask("json", backJson);
        ask("jwt", backJwt);
        JsonNode verdicts = Peers.verify(badges.url, asked, House.NOW.plusSeconds(3600));
        assertThat(verdicts).hasSize(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            assertThat(verdicts.path(i).path("verified").asBoolean())
                    .as("%d %s", i, verdicts.path(i))
                    .isEqualTo(i < 4);
        }
    }

    @Test
    void what_was_signed_with_keys_that_are_retired_is_still_taken() {
        UUID id = badges.house.issued();
        ask("json", BadgeHouse.text(badges.get("/badges/" + id + ".json")));
        ask("jwt", BadgeHouse.text(badges.get("/badges/" + id + ".jwt")));
        badges.house.rotate();
        UUID later = badges.house.issued();
        ask("json", BadgeHouse.text(badges.get("/badges/" + later + ".json")));
        assertThat(Peers.verify(badges.url, asked, House.NOW.plusSeconds(3600)))
                .hasSize(3)
                .allSatisfy(verdict -> assertThat(verdict.path("verified").asBoolean())
                        .as(verdict.toString())
                        .isTrue());
    }

    private void ask(String kind, String content) {
        asked.addObject().put("kind", kind).put("content", content);
    }

    private static String changed(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        byte[] others = claims.replace("Fire warden", "Fire chief").getBytes(StandardCharsets.UTF_8);
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(others) + "." + parts[2];
    }
}
