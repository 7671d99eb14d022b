package org.entrain.core.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptBankTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void there_are_enough_of_each_kind_for_years(Language language) {
        assertThat(PromptBank.all(language).stream()
                        .collect(Collectors.groupingBy(Prompt::kind, Collectors.counting())))
                .isEqualTo(Map.of(
                        Kind.LIGHT, 40L, Kind.WORK, 30L, Kind.LEARNING, 35L, Kind.DEBATE, 25L, Kind.REFLECTION, 30L));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void all_languages_ask_the_same_in_the_same_order_and_nothing_twice(Language language) {
        assertThat(PromptBank.all(language))
                .extracting(prompt -> prompt.kind() + " " + prompt.key())
                .isEqualTo(PromptBank.all(Language.EN).stream()
                        .map(prompt -> prompt.kind() + " " + prompt.key())
                        .toList());
        assertThat(PromptBank.all(language)).extracting(Prompt::key).doesNotHaveDuplicates();
        assertThat(PromptBank.all(language))
                .extracting(prompt -> prompt.text().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_is_short_and_ends_as_a_question_does(Language language) {
        assertThat(PromptBank.all(language)).allSatisfy(prompt -> {
            assertThat(prompt.key()).matches("[a-z]+(-[a-z]+)*");
            assertThat(prompt.text()).hasSizeBetween(15, Prompt.LONGEST).matches("\\p{Lu}.*[?.]");
            assertThat(prompt.sides())
                    .hasSize(prompt.kind() == Kind.DEBATE ? 2 : 0)
                    .doesNotHaveDuplicates()
                    .allSatisfy(side -> assertThat(side).hasSizeBetween(2, Prompt.LONGEST_SIDE));
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_question_is_written_anew_in_each_language(Language language) {
        Map<String, String> english = PromptBank.all(Language.EN).stream()
                .collect(Collectors.toMap(Prompt::key, Prompt::text, (one, other) -> one));
        assertThat(PromptBank.all(language)).extracting(Prompt::key).hasSize(english.size());
        assertThat(PromptBank.all(language).stream()
                        .map(Function.identity())
                        .filter(prompt -> prompt.text().equals(english.get(prompt.key())))
                        .count())
                .isEqualTo(language == Language.EN ? english.size() : 0);
    }
}
