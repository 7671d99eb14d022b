package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;
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
                arguments("How many? {#}", 1, "no-full-mark"),
                arguments("How many? {#\n=%50%3}", 1, "no-full-mark"),
                arguments("How many? {#\n=3\n=many}", 3, "number"),
                arguments("How many? {#5..1}", 1, "number"),
                arguments("Match {\n=a -> b\n=c\n}", 3, "no-arrow"),
                arguments("Match {=a -> b\n=c ->\n}", 2, "no-arrow"),
                arguments("Match {=a -> b =c -> b}", 1, "too-few-pairs"),
                arguments("Match {=a -> b = -> c}", 1, "too-few-pairs"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void a_problem_names_its_line(String source, int line, String key) {
        Imported file = Gift.read(source);

        assertThat(file.questions()).isEmpty();
        assertThat(file.problems()).extracting(Problem::line, Problem::key).containsExactly(tuple(line, key));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void every_problem_is_said_in_both_languages(String source) {
        Problem problem = Gift.read(source).problems().getFirst();

        assertThat(problem.say(Language.EN)).startsWith("Line " + problem.line() + ":");
        assertThat(problem.say(Language.FR)).startsWith("Ligne " + problem.line() + " :");
        for (Language language : Language.values()) {
            assertThat(problem.say(language)).endsWith(".").doesNotContain("{0", "{1", "{2", "{3", "''");
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

    @Test
    void a_text_that_asks_nothing_is_left_out_and_said_but_is_no_mistake() {
        Imported file = Gift.read("Take a pencil.\n\nIs it? {T}");

        assertThat(file.questions()).hasSize(1);
        assertThat(file.problems()).isEmpty();
        assertThat(file.losses()).containsExactly(new Problem(1, "left.description", List.of()));
    }

    @Test
    void an_answer_may_be_a_number_a_range_or_several_of_them() {
        assertThat(numeric("{#3}").accepted()).containsExactly(range("3", "3", 100, ""));
        assertThat(numeric("{#3:0.5#near}").accepted()).containsExactly(range("2.5", "3.5", 100, "near"));
        assertThat(numeric("{#-5..5}").accepted()).containsExactly(range("-5", "5", 100, ""));
        assertThat(numeric("{#=1822:0#yes =%50%1820..1824 ~#no}").accepted())
                .startsWith(range("1822", "1822", 100, "yes"), range("1820", "1824", 50, ""))
                .hasSize(3);
        assertThat(numeric("{#3:2~#no}").mark(new Response.Typed("9"))).contains(Mark.of(0, "no"));
    }

    private static Numeric numeric(String answers) {
        return (Numeric)
                Gift.read("How many? " + answers).questions().getFirst().question();
    }

    private static Numeric.Range range(String from, String to, double percent, String feedback) {
        return new Numeric.Range(new BigDecimal(from), new BigDecimal(to), percent, feedback);
    }

    @Test
    void comments_and_categories_become_tags_and_what_helps_to_ask() {
        Imported file = Gift.read("""
                $CATEGORY: $course$/top/Safety

                // [id:12] [tag:Fire drill] [hint:Think of\\nair]
                // [difficulty:hard] [source:https://example.org/fire]
                // [picture:https://example.org/a.png] [picture-shows:A door\\]]
                What feeds a fire? {=air}

                // [tag:%s]
                Is it hot? {T}
                """.formatted("x".repeat(41)));

        assertThat(file.questions().getFirst().item())
                .isEqualTo(new Item(
                        file.questions().getFirst().question(),
                        Optional.of(new Picture(URI.create("https://example.org/a.png"), "A door]")),
                        "Think of\nair",
                        List.of("fire drill", "safety"),
                        Optional.of(Item.Difficulty.HARD),
                        Optional.of(URI.create("https://example.org/fire"))));
        assertThat(file.losses()).extracting(Problem::line, Problem::key).containsExactly(tuple(9, "left.tag"));
    }

    @Test
    void ten_thousand_lines_with_three_mistakes_name_the_three_lines() {
        String[] lines = "Is it hot? {T}\n\n".repeat(5000).split("\n", -1);
        lines[10] = "Is it hot? {T";
        lines[5000] = "Is it hot? {~T}";
        lines[9998] = "Is it hot? T}";

        Imported file = Gift.read(String.join("\n", lines));

        assertThat(file.questions()).hasSize(4997);
        assertThat(file.problems())
                .extracting(Problem::line, Problem::key)
                .containsExactly(
                        tuple(11, "never-closed"), tuple(5001, "too-few-choices"), tuple(9999, "never-opened"));
    }
}
