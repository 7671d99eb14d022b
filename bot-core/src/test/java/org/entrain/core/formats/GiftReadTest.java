package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GiftReadTest {
    private static final String FILE = """
            // A comment, then a category.

            $CATEGORY: safety/fire

            First?{T}
            // A comment does not end a question...

            // ...nor does it begin one.
            ::Second::Which
            // here neither
            one? {
              =this
              ~that
            }


            Third {
            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_are_counted_as_an_editor_counts_them(String lineEnd) {
        Imported file = Gift.read("\uFEFF" + FILE.replace("\n", lineEnd));

        assertThat(file.questions()).extracting(Numbered::line).containsExactly(5, 9);
        assertThat(file.questions().getLast().question().text()).isEqualTo("Which one?");
        assertThat(file.problems()).containsExactly(new Problem(17, "never-closed", List.of()));
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments("Why? {", 1, "never-closed"),
                arguments("Why? {\n=a {b}\n~c}", 1, "never-closed"),
                arguments("Why?\n=a }", 2, "never-opened"),
                arguments("Why? } {", 1, "never-opened"),
                arguments("Why? {=a} there }", 1, "never-opened"),
                arguments("One? {T}\nTwo? {F}", 2, "two-blocks"),
                arguments("\n\n{=a ~b}", 3, "no-text"),
                arguments("Why? {\na =b ~c}", 2, "no-sign"),
                arguments("Why? {\n=a\n~\n~c}", 3, "empty-answer"),
                arguments("Why? {\n=a\n~%150%b}", 3, "weight"),
                arguments("Why? {~a}", 1, "too-few-choices"),
                arguments("Why? {~a ~b}", 1, "no-right-choice"),
                arguments("Why? {=%50%a ~b}", 1, "no-right-choice"),
                arguments("Why? {=%50%a =%20%b}", 1, "no-full-mark"),
                arguments("Is it? {T#a#b#c}", 1, "too-many-feedbacks"),
                arguments("How many? {#3}", 1, "not-yet.numerical"),
                arguments("Match {=a -> b =c -> d}", 1, "not-yet.matching"),
                arguments("Tell us {}", 1, "not-yet.essay"),
                arguments("Tell us {####Thanks}", 1, "not-yet.essay"),
                arguments("A word before we begin.", 1, "not-yet.description"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void a_problem_names_its_line(String source, int line, String key) {
        Imported file = Gift.read(source);

        assertThat(file.questions()).isEmpty();
        assertThat(file.problems()).extracting(Problem::line, Problem::key).containsExactly(tuple(line, key));
    }

    @Test
    void every_problem_is_said_in_both_languages() {
        for (Language language : Language.values()) {
            var untold = new TreeSet<String>();
            Texts.of(Gift.class, language).keys().forEach(untold::add);
            untold.removeIf(key -> key.matches("(xml|moodle|qti)[.].*"));
            problems().map(each -> (String) each.get()[0]).forEach(source -> {
                Problem problem = Gift.read(source).problems().getFirst();
                untold.remove(problem.key());
                assertThat(problem.say(language))
                        .startsWith(
                                language == Language.EN
                                        ? "Line " + problem.line() + ":"
                                        : "Ligne " + problem.line() + " :")
                        .endsWith(".")
                        .doesNotContain("{0", "{1", "{2", "{3", "''");
            });
            assertThat(untold).isEmpty();
        }
    }

    @Test
    void a_problem_says_what_to_do() {
        assertThat(new Problem(1234, "never-closed", List.of()).say(Language.EN))
                .isEqualTo(
                        "Line 1234: this { is never closed; end the answers with }, leave no blank line inside them, and"
                                + " write \\{ for a brace that belongs to the text.");
        assertThat(new Problem(7, "weight", List.of("150")).say(Language.FR))
                .isEqualTo("Ligne 7 : 150 %, c'est trop ; un poids se situe entre -100 et 100.");
    }

    @Test
    void a_question_after_a_problem_is_still_read() {
        assertThat(Gift.read("Why? {\n\nIs it? {T}").questions())
                .extracting(Numbered::line)
                .containsExactly(3);
    }

    @Test
    void a_category_may_stand_right_above_a_question() {
        assertThat(Gift.read("$CATEGORY: a/b\nIs it? {T}").questions())
                .extracting(Numbered::line)
                .containsExactly(2);
    }

    @Test
    void html_is_read_as_the_text_that_it_shows() {
        Question question = Gift.read("[html]<p>Is 2 &lt; 3&nbsp;?</p><p>Say <b>so</b></p>{T####<p><br></p>}")
                .questions()
                .getFirst()
                .question();

        assertThat(question).isEqualTo(new TrueFalse("", "Is 2 < 3 ?\nSay so", true, "", "", ""));
    }

    @Test
    void what_is_said_to_whoever_was_wrong_comes_first() {
        assertThat(Gift.read("Is it? {FALSE#wrong#right}")
                        .questions()
                        .getFirst()
                        .question())
                .isEqualTo(new TrueFalse("", "Is it?", false, "right", "wrong", ""));
    }
}
