package org.entrain.playground.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.entrain.core.formats.Gift;
import org.entrain.core.formats.Imported;
import org.entrain.core.formats.Numbered;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleBanksTest {
    @ParameterizedTest
    @ValueSource(strings = {"fire-safety", "securite-incendie", "first-aid", "premiers-secours"})
    void a_bank_is_read_whole_and_explains_every_answer(String bank) throws IOException {
        Imported file = read(bank);

        assertThat(file.problems()).isEmpty();
        assertThat(questions(bank)).hasSize(10).allSatisfy(question -> {
            assertThat(question.title()).isNotEmpty();
            assertThat(question.explanation()).isNotEmpty();
        });
        assertThat(questions(bank))
                .extracting(Object::getClass)
                .contains(SingleChoice.class, MultipleChoice.class, TrueFalse.class, ShortAnswer.class);
    }

    @ParameterizedTest
    @CsvSource({"fire-safety, securite-incendie", "first-aid, premiers-secours"})
    void both_languages_ask_the_same_in_the_same_order(String english, String french) throws IOException {
        assertThat(questions(french).stream().map(SampleBanksTest::shape).toList())
                .isEqualTo(
                        questions(english).stream().map(SampleBanksTest::shape).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "first-aid, 1, 20 minutes",
        "first-aid, 1, about 20min",
        "first-aid, 5, 30 : 2",
        "fire-safety, 3, 112",
        "fire-safety, 8, The Assembly  Point",
        "premiers-secours, 1, vingt minutes",
        "premiers-secours, 1, 20mn",
        "premiers-secours, 5, 30 puis 2",
        "securite-incendie, 8, le point de rassemblement"
    })
    void a_short_answer_takes_what_people_write(String bank, int question, String typed) throws IOException {
        assertThat(questions(bank)
                        .get(question)
                        .mark(new Response.Typed(typed))
                        .orElseThrow()
                        .right())
                .isTrue();
    }

    @Test
    void a_good_start_is_told_so() throws IOException {
        assertThat(questions("first-aid")
                        .get(1)
                        .mark(new Response.Typed("10 minutes"))
                        .orElseThrow()
                        .share())
                .isEqualTo(0.5);
    }

    /** Its kind, and where its right answers are. */
    private static List<Object> shape(Question question) {
        return switch (question) {
            case SingleChoice single -> List.of("single", weights(single.choices()));
            case MultipleChoice multiple -> List.of("multiple", weights(multiple.choices()));
            case TrueFalse statement -> List.of("true or false", statement.answer());
            case ShortAnswer open -> List.of("short", open.accepted().getFirst().percent());
            default ->
                throw new AssertionError(
                        "No sample asks a " + question.getClass().getSimpleName());
        };
    }

    private static List<Double> weights(List<Choice> choices) {
        return choices.stream().map(Choice::percent).toList();
    }

    private static List<Question> questions(String bank) throws IOException {
        return read(bank).questions().stream().map(Numbered::question).toList();
    }

    private static Imported read(String bank) throws IOException {
        String path = "/org/entrain/playground/sample/" + bank + ".gift";
        try (var stream = Objects.requireNonNull(SampleBanksTest.class.getResourceAsStream(path), path)) {
            return Gift.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
