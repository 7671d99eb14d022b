package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Option;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.Test;

final class TeamsFormsTest {
    private static final Texts TEXTS = Texts.of(TeamsForms.class, Language.EN);
    private static final Block PICTURE =
            new Block.Picture(URI.create("https://e.example.org/pictures/a"), "A bell & a rope");

    /** Each label as long as Slack shows it. */
    @Test
    void twelve_things_to_match_with_twelve_others_fit_into_a_dialog_as_lists_that_fold_out() {
        Form form = matching(12);
        JsonNode card = TeamsForms.card(form, "tenant-1", TEXTS);
        TeamsCardRules.assertDialogValid(card);
        assertThat(card.findValues("style").stream()
                        .filter(style -> style.asText().equals("compact")))
                .hasSize(12);
        assertThat(card.at("/body/0/altText").asText()).isEqualTo("A bell & a rope");
    }

    @Test
    void the_options_of_three_things_to_match_are_all_in_sight() {
        JsonNode card = TeamsForms.card(matching(3), "tenant-1", TEXTS);
        TeamsCardRules.assertDialogValid(card);
        assertThat(card.findValues("style").stream()
                        .filter(style -> style.asText().equals("expanded")))
                .hasSize(3);
    }

    @Test
    void a_form_travels_whole_and_nothing_else_passes_for_one() throws IOException {
        Form form = matching(12);
        assertThat(TeamsActions.form(TeamsActions.opening(form))).isEqualTo(form);
        for (String forged : List.of("", "!", "AAAA", deflated("{}"), deflated("[" + " ".repeat(2_000_000) + "]"))) {
            ObjectNode data = TeamsJson.object().put("form", forged);
            assertThatThrownBy(() -> TeamsActions.form(data)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String deflated(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getUrlEncoder().encodeToString(packed.toByteArray());
    }

    private static Form matching(int things) {
        List<Option> options = IntStream.range(0, things)
                .mapToObj(i -> new Option("o" + i, "é".repeat(73) + i))
                .toList();
        List<Form.Field> fields = IntStream.range(0, things)
                .<Form.Field>mapToObj(
                        i -> new Form.ChoiceField("f" + i, "x".repeat(150) + i, "", false, false, options))
                .toList();
        return new Form(Action.of("quiz.match", "q"), "Match", List.of(PICTURE), fields, "Answer", "Cancel");
    }
}
