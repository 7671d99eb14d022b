package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.entrain.teams.TeamsPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class PagesTest {
    private static final List<String> PAGES = List.of("/privacy", "/terms");

    private final HttpClient http = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    Pages.routes(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        http.close();
    }

    @Test
    void each_page_is_read_in_the_language_of_its_reader() throws Exception {
        for (String page : PAGES) {
            HttpResponse<String> french = get(page, "fr-CA, en;q=0.5");
            assertThat(french.statusCode()).isEqualTo(200);
            assertThat(french.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type.replace(" ", "")).isEqualTo("text/html;charset=utf-8"));
            assertThat(parsed(french).getDocumentElement().getAttribute("lang")).isEqualTo("fr");
            HttpResponse<String> english = get(page, "de");
            assertThat(parsed(english).getDocumentElement().getAttribute("lang"))
                    .isEqualTo("en");
            assertThat(english.body()).isNotEqualTo(french.body());
        }
    }

    @Test
    void the_page_on_privacy_says_that_nobody_sees_wrong_answers() throws Exception {
        assertThat(get("/privacy", "en").body()).contains("Nobody sees your wrong answers");
        assertThat(get("/privacy", "fr").body()).contains("Personne ne voit vos mauvaises réponses");
    }

    @Test
    void the_terms_name_the_licence() throws Exception {
        assertThat(get("/terms", "en").body()).contains("Apache License, version 2.0");
        assertThat(get("/terms", "fr").body()).contains("licence Apache, version 2.0");
    }

    @Test
    void a_page_has_a_title_one_main_heading_and_nothing_from_elsewhere() throws Exception {
        for (String page : PAGES) {
            HttpResponse<String> answer = get(page, "en");
            Document document = parsed(answer);
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .contains("Entrain");
            assertThat(document.getElementsByTagName("h1").getLength()).isEqualTo(1);
            assertThat(answer.body()).doesNotContain("src=", "href=", "url(", "<script");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        }
    }

    @Test
    void the_language_is_the_first_that_we_speak() {
        assertThat(Pages.language(Optional.of("de, fr;q=0.8, en;q=0.5"))).isEqualTo(Language.FR);
        assertThat(Pages.language(Optional.of("en-US, fr;q=0.9"))).isEqualTo(Language.EN);
        assertThat(Pages.language(Optional.of("fr;q=0, de"))).isEqualTo(Language.EN);
        assertThat(Pages.language(Optional.of("*"))).isEqualTo(Language.EN);
        assertThat(Pages.language(Optional.of(";;;"))).isEqualTo(Language.EN);
        assertThat(Pages.language(Optional.empty())).isEqualTo(Language.EN);
    }

    @Test
    void every_text_of_the_pages_exists_in_both_languages() {
        assertThat(Texts.named(Pages.class, "pages", Language.FR).keys())
                .containsExactlyInAnyOrderElementsOf(
                        Texts.named(Pages.class, "pages", Language.EN).keys());
    }

    @Test
    void the_addresses_in_the_teams_package_are_pages_that_exist() throws Exception {
        URI here = URI.create("http://127.0.0.1:" + server.port());
        byte[] packed = TeamsPlatform.appPackage("11111111-2222-3333-4444-555555555555", here);
        JsonNode developer = new ObjectMapper().readTree(manifest(packed)).path("developer");
        for (String address : List.of("websiteUrl", "privacyUrl", "termsOfUseUrl")) {
            String url = developer.path(address).asText();
            assertThat(url).startsWith(here.toString());
            assertThat(get(url.substring(here.toString().length()), "en").statusCode())
                    .as(url)
                    .isEqualTo(200);
        }
    }

    private static byte[] manifest(byte... packed) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            assertThat(zip.getNextEntry())
                    .satisfies(entry -> assertThat(entry.getName()).isEqualTo("manifest.json"));
            return zip.readAllBytes();
        }
    }

    private HttpResponse<String> get(String page, String languages) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + page))
                .header("Accept-Language", languages)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The page, which is well-formed XML as well, so that every element is closed and every word escaped. */
    private static Document parsed(HttpResponse<String> page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.body())));
    }
}
