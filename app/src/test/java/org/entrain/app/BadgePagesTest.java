package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entrain.core.credentials.House;
import org.entrain.core.credentials.Shown;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class BadgePagesTest {
    private static final BadgeHouse badges = new BadgeHouse();

    @AfterAll
    static void stop() {
        badges.close();
    }

    @Test
    void the_page_of_a_badge_says_what_it_is_in_the_readers_language_and_names_nobody_who_does_not_want_that()
            throws Exception {
        UUID id = badges.house.issued();
        HttpResponse<String> page = badges.get("/badges/" + id, "text/html", "en");
        String english = BadgeHouse.text(page);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(english)
                .contains("Fire warden, 1st floor &lt;b&gt;", "Maison Entrain", "20 November 2027", "ESCO")
                .contains("og:image\" content=\"" + badges.url + "/badges/pictures/", ".png\"")
                .contains("Valid", "How it is earned")
                .doesNotContain("Chen", "<b>", "<script");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains(BadgeLook.POLICY);
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(wellFormed(english)).isTrue();
        assertThat(BadgeHouse.text(badges.get("/badges/" + id, "text/html", "fr-CA")))
                .contains("Valable jusqu’au", "20 novembre 2027", "lang=\"en\">Fire warden");
        badges.house.database.useTransaction(tx -> badges.house.credentials.show(tx, id, new Shown(true, true, false)));
        assertThat(BadgeHouse.text(badges.get("/badges/" + id, "text/html", "fr")))
                .contains("Obtenu par Chen Wei");
    }

    @Test
    void a_badge_is_fetched_as_four_kinds_of_file_and_by_what_a_reader_accepts() throws Exception {
        UUID id = badges.house.issued();
        HttpResponse<String> json = badges.get("/badges/" + id + ".json");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/vc+ld+json");
        assertThat(json.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        JsonNode credential = Story.JSON.readTree(json.body());
        assertThat(credential.path("id").asText()).isEqualTo(badges.url + "/badges/" + id);
        assertThat(badges.get("/badges/" + id, "application/vc+ld+json", "en").body())
                .isEqualTo(json.body());
        HttpResponse<String> jwt = badges.get("/badges/" + id + ".jwt");
        assertThat(jwt.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(jwt.body()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(ImageIO.read(new ByteArrayInputStream(badges.bytes(id, "png"))))
                .isNotNull();
        HttpResponse<String> svg = badges.get("/badges/" + id + ".svg");
        assertThat(svg.body()).contains("<openbadges:credential verify=\"" + jwt.body());
        assertThat(svg.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
        String picture =
                credential.at("/credentialSubject/achievement/image/id").asText();
        assertThat(badges.get(picture.substring(badges.url.toString().length())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void of_a_closed_badge_nothing_is_said_that_is_not_said_of_none() {
        UUID closed = badges.house.issued();
        assertThat(badges.get("/badges/" + closed).statusCode()).isEqualTo(200);
        badges.house.database.useTransaction(tx -> badges.house.credentials.open(tx, closed, false));
        for (String kind : List.of("", ".json", ".jwt", ".png", ".svg", ".exe")) {
            HttpResponse<String> hidden = badges.get("/badges/" + closed + kind);
            HttpResponse<String> none = badges.get("/badges/" + UUID.randomUUID() + kind);
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(hidden.body()).isEqualTo(none.body()).contains("There is no badge here");
        }
        for (String strange : List.of("x", "%00", "..%2f..%2fhealthz", "1-1-1-1-1", "pictures/a.png")) {
            assertThat(badges.get("/badges/" + strange).statusCode())
                    .as(strange)
                    .isBetween(400, 404);
        }
    }

    @Test
    void a_badge_that_was_taken_back_says_so_and_why() {
        UUID id = badges.house.issued();
        badges.house.signed(id);
        badges.house.database.useTransaction(
                tx -> badges.house.credentials.revoke(tx, id, "Given by <mistake>", House.NOW));
        assertThat(BadgeHouse.text(badges.get("/badges/" + id, "text/html", "fr")))
                .contains("Retiré", "Given by &lt;mistake&gt;")
                .doesNotContain("Emportez-le", "Valable jusqu");
        assertThat(badges.get("/badges/" + id + ".json").statusCode())
                .as("verifiers may still read it, and its status")
                .isEqualTo(200);
    }

    @Test
    void the_verify_page_says_what_something_is_in_both_languages() {
        UUID id = badges.house.issued();
        assertThat(BadgeHouse.text(badges.get("/verify", "text/html", "fr"))).contains("Ce badge est-il authentique");
        for (String kind : List.of("png", "svg", "json", "jwt")) {
            assertThat(said(badges.bytes(id, kind), "en")).as(kind).contains("Genuine: we signed it", "Fire warden");
        }
        byte[] json = badges.bytes(id, "json");
        assertThat(form("file", json)).contains("Genuine: we signed it");
        assertThat(form("text", json)).contains("Genuine: we signed it");
        byte[] changed = new String(json, StandardCharsets.UTF_8)
                .replace("Fire warden", "Fire chief")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(said(changed, "en")).contains("it was changed after it was signed");
        assertThat(said(changed, "fr")).contains("il a été modifié après sa signature");
        badges.house.database.useTransaction(tx -> badges.house.credentials.revoke(tx, id, "", House.NOW));
        assertThat(said(json, "en")).contains("it was taken back since");
        assertThat(said(bytes("garbage"), "en")).contains("no badge in there that we can read");
        assertThat(said(bytes("<svg><script/></svg>"), "fr")).contains("contient un programme");
        assertThat(form("text", new byte[0])).contains("Please choose a file");
    }

    @Test
    void what_is_too_large_is_refused_with_a_sentence() {
        HttpResponse<String> sent = badges.verify(new byte[3_000_000], "application/octet-stream", "en");
        assertThat(sent.statusCode()).isEqualTo(413);
        assertThat(sent.body()).contains("larger than any badge");
        HttpResponse<String> file =
                badges.verify(multipart("file", new byte[2_100_000]), "multipart/form-data; boundary=XX", "en");
        assertThat(file.statusCode()).isEqualTo(413);
        assertThat(form("file", new byte[2_000_000])).contains("no badge in there");
        HttpResponse<String> broken = badges.verify(bytes("--XX\r\nbroken"), "multipart/form-data; boundary=XX", "en");
        assertThat(broken.statusCode()).isBetween(200, 413);
        assertThat(broken.body()).contains("role=\"status\"");
    }

    @Test
    void who_issues_is_told_with_all_keys_and_which_were_revoked() throws Exception {
        badges.house.signed(badges.house.issued());
        String issuer = "/issuer/" + badges.house.organisation;
        JsonNode profile = Story.JSON.readTree(badges.get(issuer).body());
        assertThat(profile.path("name").asText()).isEqualTo("Maison Entrain");
        for (JsonNode key : profile.path("assertionMethod")) {
            assertThat(badges.get(key.asText().substring(badges.url.toString().length()))
                            .body())
                    .containsAnyOf("publicKeyMultibase", "\"kty\":\"RSA\"")
                    .doesNotContain("\"d\"", "rivate");
        }
        assertThat(BadgeHouse.text(badges.get(issuer, "text/html", "fr"))).contains("Délivre des badges");
        assertThat(badges.get("/status/" + badges.house.organisation + "/0").body())
                .contains("BitstringStatusListCredential");
        for (String none : List.of(
                "/issuer/" + UUID.randomUUID(),
                "/keys/none",
                "/status/" + badges.house.organisation + "/7",
                "/status/x/0",
                "/status/" + badges.house.organisation + "/-1")) {
            assertThat(badges.get(none).statusCode()).as(none).isEqualTo(404);
        }
    }

    @Test
    void every_text_of_these_pages_exists_in_both_languages() {
        assertThat(Texts.named(BadgePages.class, "badges", Language.FR).keys())
                .containsExactlyInAnyOrderElementsOf(
                        Texts.named(BadgePages.class, "badges", Language.EN).keys());
    }

    private static String said(byte[] file, String language) {
        HttpResponse<String> page = badges.verify(file, "application/octet-stream", language);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        return BadgeHouse.text(page);
    }

    private static String form(String field, byte[] content) {
        return BadgeHouse.text(badges.verify(multipart(field, content), "multipart/form-data; boundary=XX", "en"));
    }

    private static byte[] multipart(String field, byte[] content) {
        String file = field.equals("file") ? "; filename=\"badge\"\r\nContent-Type: application/octet-stream" : "";
        byte[] head = bytes("--XX\r\nContent-Disposition: form-data; name=\"" + field + "\"" + file + "\r\n\r\n");
        byte[] tail = bytes("\r\n--XX--\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(content);
        all.writeBytes(tail);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean wellFormed(String page) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
        return document.getDocumentElement().getTagName().equals("html");
    }
}
