package org.entrain.core.quizzes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Variant;
import org.entrain.core.bank.Version;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.Matching.Pair;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;

class RefitTest {
    @Test
    void an_option_is_found_where_it_stands_now_and_one_worded_anew_where_nothing_else_does() {
        assertThat(moved(single("lift", "stairs", "window"), single("window", "lift", "the stairs"), "c0"))
                .contains("c1");
        assertThat(moved(single("lift", "stairs", "window"), single("window", "lift", "the stairs"), "c1"))
                .contains("c2");
        assertThat(moved(single("lift", "stairs"), single("lift", "stairs", "roof"), "c1"))
                .contains("c1");
    }

    @Test
    void the_right_order_can_change_and_what_somebody_put_first_stays_first() {
        Question asked = new Ordering("", "In which order?", List.of("shout", "run", "call"), "");
        Question now = new Ordering("", "In which order?", List.of("call", "shout", "run"), "");
        assertThat(moved(asked, now, "o2,0,1")).contains("o0,1,2");
        assertThat(Refit.between(version(asked), version(now)).orElseThrow().isInPlace())
                .isFalse();
    }

    @Test
    void what_was_given_to_each_thing_stays_with_it() {
        Question asked = new Matching(
                "", "What is for what?", List.of(new Pair("fire", "112"), new Pair("water", "plumber")), List.of(), "");
        Question now = new Matching(
                "", "What is for what?", List.of(new Pair("water", "112"), new Pair("fire", "plumber")), List.of(), "");
        // The plumber to the fire, 112 to the water.
        assertThat(moved(asked, now, "p1,0")).contains("p0,1");
        assertThat(now.mark(Response.decode("p0,1")).orElseThrow().right()).isTrue();
    }

    @Test
    void another_kind_or_fewer_options_is_another_question() {
        assertThat(Refit.between(version(single("a", "b", "c")), version(single("a", "b"))))
                .isEmpty();
        assertThat(Refit.between(version(single("a", "b")), version(new Reflection("", "Why?", ""))))
                .isEmpty();
    }

    @Test
    void a_response_that_never_was_one_is_none() {
        assertThat(moved(single("a", "b"), single("b", "a"), "c7")).isEmpty();
    }

    private static Optional<String> moved(Question asked, Question now, String response) {
        return Refit.between(version(asked), version(now))
                .orElseThrow()
                .of(Response.decode(response))
                .map(Response::encoded);
    }

    private static Question single(String... options) {
        List<Choice> choices = Arrays.stream(options)
                .map(text -> new Choice(text, text.equals(options[0]) ? 100 : 0, ""))
                .toList();
        return new SingleChoice("", "Which?", choices, "");
    }

    private static Version version(Question question) {
        return new Version(UUID.randomUUID(), 1, List.of(new Variant(Language.EN, Item.of(question))));
    }
}
