package org.entrain.core.icebreakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;

class IcebreakerTextsTest {
    @Test
    void both_languages_ask_the_same_questions_in_the_same_order() throws IOException {
        assertThat(keys(Language.FR)).isEqualTo(keys(Language.EN)).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void every_line_is_a_key_and_a_short_question() throws IOException {
        for (Language language : Language.values()) {
            assertThat(lines(language))
                    .allSatisfy(line -> assertThat(line).matches("[a-z]+(-[a-z]+)*\\|[^|?]+\\?[^|?]*"))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(140));
        }
    }

    private static List<String> keys(Language language) throws IOException {
        return lines(language).stream()
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList();
    }

    private static List<String> lines(Language language) throws IOException {
        String path = "/org/entrain/core/icebreakers/icebreakers_" + language.code() + ".txt";
        try (var stream = Objects.requireNonNull(IcebreakerTextsTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
