package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.SharedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TeamsFilesTest {
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
    void a_file_sent_in_private_is_fetched_without_the_bots_token() throws Exception {
        house.post(withFile(house.microsoft.url() + "/file"));
        var command = (Interaction.Command) house.heard.getFirst();
        assertThat(command.files()).singleElement().satisfies(shared -> {
            assertThat(shared.name()).isEqualTo("quiz.gift");
            assertThat(shared.content()).asString().startsWith("::Q::");
        });
        assertThat(house.microsoft.fileTokens).isEmpty();
    }

    @Test
    void a_file_of_the_greatest_size_is_taken_and_a_larger_one_is_told() throws Exception {
        house.microsoft.answers.put("GET /file", FakeMicrosoft.Answer.of(200, "x".repeat(SharedFile.MAX_BYTES)));
        house.post(withFile(house.microsoft.url() + "/file"));
        assertThat(house.heard).hasSize(1);

        house.microsoft.answers.put("GET /file", FakeMicrosoft.Answer.of(200, "x".repeat(SharedFile.MAX_BYTES + 1)));
        house.post(withFile(house.microsoft.url() + "/file"));
        assertThat(house.heard).hasSize(1);
        assertToldOnly("Ce fichier est trop lourd pour moi : gardez-le sous 4 Mo, s’il vous plaît.");
    }

    @Test
    void a_file_that_would_come_in_the_clear_is_not_fetched_but_told() throws Exception {
        house.post(withFile("http://files.example/quiz.gift"));
        assertThat(house.heard).isEmpty();
        assertToldOnly("Je n’ai pas réussi à récupérer ce fichier. "
                + "Pouvez-vous me l’envoyer à nouveau, ici dans notre conversation ?");
    }

    @Test
    void a_file_that_is_gone_is_told() throws Exception {
        house.microsoft.answers.put("GET /file", FakeMicrosoft.Answer.of(404, ""));
        house.post(withFile(house.microsoft.url() + "/file").put("locale", "en-GB"));
        assertThat(house.heard).isEmpty();
        assertToldOnly("I could not fetch that file. Please send it to me once more, here in our chat.");
    }

    private void assertToldOnly(String sentence) {
        assertThat(house.microsoft.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.body()
                                .at("/attachments/0/content/body/0/text")
                                .asText())
                        .isEqualTo(sentence));
    }

    private ObjectNode withFile(String url) {
        ObjectNode activity = TeamsHouse.personal(house.message(""));
        ObjectNode file = activity.putArray("attachments").addObject();
        file.put("contentType", "application/vnd.microsoft.teams.file.download.info")
                .put("name", "quiz.gift");
        file.putObject("content").put("downloadUrl", url);
        return activity;
    }
}
