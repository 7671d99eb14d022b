package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much is done for a large or hostile file, counted in characters looked at: a fixed number of times its length. */
class GiftWorkTest {
    private static final int LARGE = 20_000;
    private static final long TIMES = 60;

    static Stream<String> hostile() {
        return Stream.of(
                        "{", "}", "{}", "~", "=", "#", "####", "\\", "::", "%", "%-9", "->", " ", "a", "<", "<a", "&#",
                        "[html]", "{~", "{=a->", "=a->b", "#=1:2~", "\n//\n")
                .flatMap(piece -> Stream.of(
                        piece.repeat(LARGE),
                        "Why? {" + piece.repeat(LARGE) + "}",
                        "[html]Why? {=a ~" + piece.repeat(LARGE) + "}",
                        "Why? {=a" + piece.repeat(LARGE) + "####b} c",
                        "How many? {#1" + piece.repeat(LARGE) + "}"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_question_is_looked_at_a_fixed_number_of_times(String source) {
        var counted = new Counted(source);
        try {
            new GiftQuestion(counted, false).read();
        } catch (Unreadable expected) {
            assertThat(expected.key()).isNotEmpty();
        }

        assertThat(counted.looks).isBetween(1L, TIMES * source.length());
    }

    @Test
    void a_million_braces_are_one_problem() {
        assertThat(Gift.read("{".repeat(1_000_000)).problems()).hasSize(1);
    }

    @Test
    void a_hundred_thousand_questions_are_read() {
        String file = "Is it? {T}\n\n".repeat(100_000);

        assertThat(Gift.read(file).questions())
                .hasSize(100_000)
                .last()
                .extracting(Numbered::line)
                .isEqualTo(199_999);
    }

    @Test
    void a_hundred_thousand_choices_are_one_problem_and_a_thousand_none() {
        String file = "Which? {=right" + "~wrong#no\n".repeat(100_000) + "}";

        assertThat(Gift.read(file).problems()).extracting(Problem::key).containsExactly("too-many-answers");
        assertThat(Gift.read("Which? {=right" + "~wrong#no\n".repeat(999) + "}").questions())
                .hasSize(1);
    }

    /** Counts how often a character of it is looked at; what is taken out of it counts whole. */
    private static final class Counted implements CharSequence {
        private final String source;
        private long looks;

        private Counted(String source) {
            this.source = source;
        }

        @Override
        public int length() {
            return source.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return source.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return source.substring(start, end);
        }

        @Override
        public IntStream chars() {
            looks += source.length();
            return source.chars();
        }

        @Override
        public String toString() {
            return "a source of " + source.length() + " characters";
        }
    }
}
