package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held about somebody, fetched by a link that works once. */
class MyDataTest {
    private static Story story;

    @BeforeAll
    static void start(@TempDir Path home) {
        story = Story.begin(home);
    }

    @AfterAll
    static void stop() {
        story.close();
    }

    @Test
    void on_both_platforms_a_link_brings_the_file_once_and_looking_at_it_takes_nothing() {
        for (Side side : story.visitor("sofia").onBothSides()) {
            String path = link(side);
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> page = story.send(story.to(path).GET());
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body())
                        .contains("entrain-my-data.json is ready.", "<form method=\"post\">")
                        .doesNotContain("Sofia");
                assertThat(story.send(story.to(path).HEAD()).statusCode()).isEqualTo(200);
            }
            HttpResponse<String> file = fetch(path);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).contains("\"held\"");
            assertThat(header(file, "Content-Disposition")).isEqualTo("attachment; filename=\"entrain-my-data.json\"");
            assertThat(header(file, "Content-Type")).startsWith("application/json");
            assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(file, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(file, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(fetch(path).statusCode()).isEqualTo(404);
            assertThat(story.send(story.to(path).GET()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_link_that_is_none_is_answered_with_one_sentence_in_the_readers_language() {
        for (String path : List.of("/files/x", "/files/" + "A".repeat(43), "/files/%27")) {
            HttpResponse<String> page = story.send(story.to(path).header("Accept-Language", "fr"));
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("Ce lien a déjà servi").contains("lang=\"fr\"");
            assertThat(fetch(path).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> fetch(String path) {
        return story.send(story.to(path).POST(BodyPublishers.noBody()));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static String link(Side side) {
        side.asks(BOT, "my data");
        String url = side.sees(BOT, "Get my data").shown().findValuesAsText("url").stream()
                .filter(each -> each.contains("/files/"))
                .findFirst()
                .orElseThrow();
        assertThat(url).startsWith(story.program().url() + "/files/");
        return url.substring(story.program().url().toString().length());
    }
}
