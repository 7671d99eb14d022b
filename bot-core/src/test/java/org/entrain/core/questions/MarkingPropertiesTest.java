package org.entrain.core.questions;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(AnyQuestion.class)
@Domain(DomainContext.Global.class)
class MarkingPropertiesTest {
    private final ObjectMapper json = new ObjectMapper();

    @Property(tries = 500)
    void of_several_choices_only_the_whole_right_set_is_right(
            @ForAll MultipleChoice question, @ForAll Set<@IntRange(max = 5) Integer> any) {
        Set<Integer> chosen =
                any.stream().filter(each -> each < question.choices().size()).collect(toSet());
        Set<Integer> right = IntStream.range(0, question.choices().size())
                .filter(each -> question.choices().get(each).percent() > 0)
                .boxed()
                .collect(toSet());

        assertThat(question.mark(new Response.ChosenMany(chosen)).orElseThrow().right())
                .isEqualTo(chosen.equals(right));
        assertThat(question.mark(new Response.ChosenMany(right)).orElseThrow().right())
                .isTrue();
    }

    @Property(tries = 200)
    void of_single_choices_one_is_right(@ForAll SingleChoice question) {
        long right = IntStream.range(0, question.choices().size())
                .filter(each ->
                        question.mark(new Response.Chosen(each)).orElseThrow().right())
                .count();

        assertThat(right).isEqualTo(1);
    }

    @Property(tries = 500)
    void what_is_typed_is_marked_whatever_it_is(@ForAll ShortAnswer question, @ForAll String typed) {
        assertThat(question.mark(new Response.Typed(typed)).orElseThrow().share())
                .isBetween(0.0, 1.0);
    }

    @Property(tries = 500)
    void a_response_is_read_as_it_was_written(@ForAll Response response) {
        assertThat(Response.decode(response.encoded())).isEqualTo(response);
    }

    @Property(tries = 200)
    void a_question_is_read_from_json_as_it_was(@ForAll Question question) throws JsonProcessingException {
        assertThat(json.readValue(json.writeValueAsString(question), Question.class))
                .isEqualTo(question);
    }

    @Example
    void the_json_of_a_question_says_what_it_is() throws JsonProcessingException {
        var question = new TrueFalse("Ice", "Ice cools a burn best.", false, "", "Too cold.", "Water does.");

        assertThat(json.writeValueAsString(question))
                .isEqualTo(
                        "{\"is\":\"true-false\",\"title\":\"Ice\",\"text\":\"Ice cools a burn best.\",\"answer\":false,"
                                + "\"whenRight\":\"\",\"whenWrong\":\"Too cold.\",\"explanation\":\"Water does.\"}");
    }

    @Example
    void what_never_was_a_response_is_refused() {
        for (String text : new String[] {"", "c", "c-1", "cx", "m,", "m1,,2", "m-1", "tt", "fx", "x", "1"}) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Response.decode(text));
        }
    }
}
