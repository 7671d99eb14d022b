package org.entrain.core.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkingTest {
    private static final SingleChoice LIFT = new SingleChoice(
            "",
            "The alarm rings. Which way out?",
            List.of(
                    new Choice("the lift", -50, "It may stop between two floors."),
                    new Choice("the stairs", 100, "Yes."),
                    new Choice("wait", 25, "")),
            "");
    private static final MultipleChoice CONTINENTS = new MultipleChoice(
            "",
            "Which are continents?",
            List.of(
                    new Choice("Africa", 33.33333, "It is."),
                    new Choice("Asia", 33.33333, "It is."),
                    new Choice("China", -50, "A country."),
                    new Choice("Europe", 33.33333, ""),
                    new Choice("Peru", 0, "A country, too.")),
            "");
    private static final TrueFalse COLD = new TrueFalse("", "Ice cools a burn best.", false, "Right.", "Too cold.", "");
    private static final ShortAnswer EMERGENCY = new ShortAnswer(
            "",
            "Whom do you call?",
            List.of(
                    new Accepted("les pompiers", 100, "Yes."),
                    new Accepted("l’élève *", 50, "Perhaps."),
                    new Accepted("* % \\* *", 20, ""),
                    new Accepted("*", 0, "No.")),
            "");

    static Stream<Arguments> marks() {
        return Stream.of(
                arguments(LIFT, new Response.Chosen(1), Mark.of(1, "Yes.")),
                arguments(LIFT, new Response.Chosen(2), Mark.of(0.25, "")),
                arguments(LIFT, new Response.Chosen(0), Mark.of(0, "It may stop between two floors.")),
                arguments(CONTINENTS, many(0, 1, 3), Mark.of(1, "It is.")),
                arguments(CONTINENTS, many(), Mark.of(0, "")),
                arguments(CONTINENTS, many(2), Mark.of(0, "A country.")),
                arguments(CONTINENTS, many(4), Mark.of(0, "A country, too.")),
                arguments(CONTINENTS, many(2, 4), Mark.of(0, "A country.\nA country, too.")),
                arguments(COLD, new Response.Said(false), Mark.of(1, "Right.")),
                arguments(COLD, new Response.Said(true), Mark.of(0, "Too cold.")),
                arguments(EMERGENCY, new Response.Typed("LES  Pompiers "), Mark.of(1, "Yes.")),
                arguments(EMERGENCY, new Response.Typed("L'ELEVE de service"), Mark.of(0.5, "Perhaps.")),
                arguments(EMERGENCY, new Response.Typed("100%*"), Mark.of(0.2, "")),
                arguments(EMERGENCY, new Response.Typed("nobody"), Mark.of(0, "No.")));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void an_answer_earns_what_the_question_says(Question question, Response response, Mark mark) {
        assertThat(question.mark(response)).contains(mark);
    }

    @Test
    void a_part_of_what_is_right_earns_its_part() {
        assertThat(CONTINENTS.mark(many(0, 1)).orElseThrow().share()).isCloseTo(2.0 / 3, within(1e-6));
        assertThat(CONTINENTS.mark(many(0, 1, 3, 2)).orElseThrow().share()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void choosing_everything_is_never_wholly_right() {
        Mark mark = CONTINENTS.mark(many(0, 1, 3, 4)).orElseThrow();

        assertThat(mark.right()).isFalse();
        assertThat(mark.share()).isCloseTo(2.0 / 3, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, STRASSE, true",
        "cœur, COEUR, true",
        "Ὀδυσσεύς, οδυσσευς, true",
        "l'eau, l’ eau, true",
        "30:2, 30 : 2, true",
        "100 %, 100%, true",
        "now here, nowhere, false",
        "new * york, New  great York, true",
        "a*b*c, aXbYc, true",
        "a*b*c, aXcYb, false",
        "ab*ba, aba, false",
        "'\\*', *, true",
        "'\\*', x, false",
        "112, 1122, false",
        "coopération, co­opération, true",
        "हिन्दी, हन्द, false"
    })
    void a_typed_answer_is_read_as_a_person_would(String accepted, String typed, boolean fits) {
        var question = new ShortAnswer("", "?", List.of(new Accepted(accepted, 100, "")), "");

        assertThat(question.mark(new Response.Typed(typed)).orElseThrow().right())
                .isEqualTo(fits);
    }

    static Stream<Arguments> unfitting() {
        return Stream.of(
                arguments(LIFT, new Response.Chosen(3)),
                arguments(LIFT, many(1)),
                arguments(CONTINENTS, many(1, 5)),
                arguments(CONTINENTS, new Response.Chosen(1)),
                arguments(COLD, new Response.Typed("false")),
                arguments(EMERGENCY, new Response.Said(true)));
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void an_answer_that_cannot_be_is_refused(Question question, Response response) {
        assertThatIllegalArgumentException().isThrownBy(() -> question.mark(response));
    }

    @Test
    void the_right_answer_is_said_in_words() {
        assertThat(LIFT.rightAnswer(Language.EN)).isEqualTo("the stairs");
        assertThat(CONTINENTS.rightAnswer(Language.EN)).isEqualTo("Africa, Asia and Europe");
        assertThat(CONTINENTS.rightAnswer(Language.FR)).isEqualTo("Africa, Asia et Europe");
        assertThat(COLD.rightAnswer(Language.EN)).isEqualTo("False");
        assertThat(COLD.rightAnswer(Language.FR)).isEqualTo("Faux");
        assertThat(EMERGENCY.rightAnswer(Language.EN)).isEqualTo("les pompiers");
        assertThat(new ShortAnswer("", "?", List.of(new Accepted("out*", 100, ""), new Accepted("exit", 100, "")), "")
                        .rightAnswer(Language.EN))
                .isEqualTo("exit");
    }

    private static Response many(Integer... choices) {
        return new Response.ChosenMany(Set.of(choices));
    }
}
