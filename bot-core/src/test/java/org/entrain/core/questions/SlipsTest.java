package org.entrain.core.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {
    @ParameterizedTest
    @CsvSource({
        "Paris, pris, true", // one too few
        "Paris, parris, true", // one too many
        "Paris, patis, true", // another
        "Paris, apris, true", // two neighbours swapped
        "Paris, prsi, false", // two slips in a short word
        "sand, sond, false", // too short for any
        "élève, eleev, true",
        "Wikipedia, Wikpidea, false",
        "assembly point, asembly piont, true",
        "assembly point, asembli piontt, false",
        "les pompiers, les pompier, true",
        "route 66 west, route 67 west, false", // a digit is no slip
        "Zürich, Zurcih, true",
        "日本語学校, 日本話学校, true",
        "stairs*, stiars, false" // a pattern says itself what may differ
    })
    void a_slip_is_forgiven_where_the_text_is_long_enough(String accepted, String typed, boolean forgiven) {
        Mark mark = mark(List.of(right(accepted)), typed);

        assertThat(mark.right()).isEqualTo(forgiven);
        assertThat(mark.spelling()).isEqualTo(forgiven ? accepted : "");
    }

    @Test
    void what_is_as_near_to_a_known_mistake_is_not_forgiven() {
        List<Accepted> accepted = List.of(right("affect"), new Accepted("effect", 0, "The other one."));

        assertThat(mark(accepted, "afect").right()).isTrue();
        assertThat(mark(accepted, "effect")).isEqualTo(Mark.of(0, "The other one."));
        assertThat(mark(accepted, "iffect").right()).isFalse();
    }

    @Test
    void a_word_of_another_answer_is_no_slip() {
        List<Accepted> accepted = List.of(right("cent mètres"), new Accepted("fort vent", 50, ""));

        assertThat(mark(accepted, "cnt mètres").right()).isTrue();
        assertThat(mark(accepted, "vent mètres").right()).isFalse();
        assertThat(mark(List.of(right("cent fois vent")), "vent fois vent").right())
                .isFalse();
    }

    @Test
    void an_answer_for_everything_else_does_not_hide_a_slip() {
        List<Accepted> accepted = List.of(right("stairs"), new Accepted("*", 0, "Think again."));

        assertThat(mark(accepted, "stiars").right()).isTrue();
        assertThat(mark(accepted, "the lift")).isEqualTo(Mark.of(0, "Think again."));
    }

    @Test
    void a_slip_in_a_missing_word_is_forgiven_too() {
        var cloze = new Cloze(
                "",
                "Take the _____, not the _____.",
                List.of(new Gap.Written(List.of(right("stairs"))), new Gap.Written(List.of(right("lift")))),
                "");

        Mark mark = cloze.mark(new Response.Filled(List.of("stairrs", "lift"))).orElseThrow();

        assertThat(mark.right()).isTrue();
        assertThat(mark.spelling()).isEqualTo("stairs");
    }

    @Property(tries = 300)
    void one_slip_anywhere_in_a_word_of_five_to_nine_letters_is_forgiven_and_three_never(
            @ForAll("words") String word, @ForAll @IntRange(max = 8) int place, @ForAll @IntRange(max = 3) int how) {
        Mark once = mark(List.of(right(word)), slip(word, place % word.length(), how));
        assertThat(once.right()).isTrue();

        assertThat(mark(List.of(right(word)), "zzz" + word).right()).isFalse();
    }

    @Property(tries = 300)
    void whoever_writes_an_accepted_text_as_it_stands_gets_its_own_mark(
            @ForAll("words") String one, @ForAll("words") String other) {
        List<Accepted> accepted = List.of(right(one), new Accepted(other, 50, ""));

        assertThat(mark(accepted, other).share()).isEqualTo(one.equals(other) ? 1 : 0.5);
        assertThat(mark(accepted, one)).isEqualTo(Mark.of(1, ""));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'c', 'd')
                .ofMinLength(5)
                .ofMaxLength(9);
    }

    /** A letter left out, put in, replaced by one of no word here, or swapped with the next. */
    private static String slip(String word, int at, int how) {
        var letters = new ArrayList<>(List.of(word.split("")));
        switch (how) {
            case 0 -> letters.remove(at);
            case 1 -> letters.add(at, "x");
            case 2 -> letters.set(at, "x");
            default -> letters.add(Math.max(0, at - 1), letters.remove(at));
        }
        return String.join("", letters);
    }

    private static Accepted right(String text) {
        return new Accepted(text, 100, "");
    }

    private static Mark mark(List<Accepted> accepted, String typed) {
        return new ShortAnswer("", "?", accepted, "")
                .mark(new Response.Typed(typed))
                .orElseThrow();
    }
}
