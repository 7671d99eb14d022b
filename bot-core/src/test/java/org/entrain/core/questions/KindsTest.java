package org.entrain.core.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.entrain.core.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kinds of question that are more than choosing and writing. */
class KindsTest {
    private static final Numeric LENGTH = new Numeric(
            "",
            "How long?",
            List.of(
                    Numeric.Range.around(new BigDecimal("1234.5"), new BigDecimal("0.5"), 100, "Yes."),
                    Numeric.Range.around(new BigDecimal("12.345"), new BigDecimal("0.001"), 0, "Not in centimetres.")),
            List.of(
                    new Numeric.Unit("m", BigDecimal.ONE),
                    new Numeric.Unit("km", new BigDecimal("1000")),
                    new Numeric.Unit("€", new BigDecimal("2"))),
            "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|1|Yes.",
                "1234,5|1|Yes.",
                "1 234,5|1|Yes.",
                "1\u202f234,5 m|1|Yes.",
                "1,234.5|1|Yes.",
                "1.234,5|1|Yes.",
                "1'234.5m|1|Yes.",
                "1,235|1|Yes.", // a thousand and more, as an English reader writes it
                "1.235|1|Yes.", // as some French ones do
                "1.2345 km|1|Yes.",
                "1,2345 KM|1|Yes.",
                "+1.2345e3|1|Yes.",
                "€617.25|1|Yes.",
                "12.345|0|Not in centimetres.",
                "−1234.5|0|''",
                "1234.5 miles|0|''",
                "1233.9|0|''",
                "1235.0000001|0|''",
                "9e99|0|''",
                "99999999999999999999999999999999999999999|0|''",
                "twelve|0|''",
                ".|0|''",
                "''|0|''"
            })
    void a_number_is_read_as_people_write_it(String typed, double share, String feedback) {
        assertThat(LENGTH.mark(new Response.Typed(typed))).contains(Mark.of(share, feedback));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|true",
                "twelve|false",
                "12 miles|false",
                "€ 12 m|false",
                "1,23,4|false",
                "-|false",
                "0,5|true",
                "1e999|false"
            })
    void whether_there_is_a_number_is_known(String typed, boolean understood) {
        assertThat(LENGTH.understands(typed)).isEqualTo(understood);
    }

    @Property(tries = 300)
    void a_number_written_in_either_language_is_read_as_itself(@ForAll("numbers") BigDecimal number) {
        var question =
                new Numeric("", "?", List.of(Numeric.Range.around(number, BigDecimal.ZERO, 100, "")), List.of(), "");
        for (Language language : Language.values()) {
            String written = question.rightAnswer(language);
            assertThat(question.mark(new Response.Typed(written)).orElseThrow().right())
                    .as("%s in %s", written, language)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999"), new BigDecimal("99999999"))
                .ofScale(4)
                .map(BigDecimal::stripTrailingZeros);
    }

    @Property(tries = 200)
    void every_right_pair_earns_its_part(@ForAll @Size(min = 3, max = 3) List<@IntRange(max = 3) Integer> given) {
        var question = new Matching(
                "",
                "?",
                List.of(new Matching.Pair("one", "1"), new Matching.Pair("two", "2"), new Matching.Pair("three", "3")),
                List.of("4"),
                "");
        long right = IntStream.range(0, 3).filter(i -> given.get(i) == i).count();

        Mark mark = question.mark(new Response.Matched(given)).orElseThrow();

        assertThat(mark.share()).isCloseTo(right / 3.0, within(1e-9));
        assertThat(mark.right()).isEqualTo(right == 3);
        assertThatIllegalArgumentException().isThrownBy(() -> question.mark(new Response.Matched(List.of(0, 1, 4))));
        assertThatIllegalArgumentException().isThrownBy(() -> question.mark(new Response.Matched(List.of(0, 1))));
    }

    @Property(tries = 200)
    void only_the_right_order_is_right_and_one_thing_out_of_place_does_not_spoil_all(@ForAll long seed) {
        var question = new Ordering("", "?", List.of("a", "b", "c", "d"), "");
        var order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, new Random(seed));

        Mark mark = question.mark(new Response.Ordered(order)).orElseThrow();

        assertThat(mark.right()).isEqualTo(order.equals(List.of(0, 1, 2, 3)));
        assertThat(question.mark(new Response.Ordered(List.of(1, 2, 3, 0)))
                        .orElseThrow()
                        .share())
                .isCloseTo(2.0 / 3, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> question.mark(new Response.Ordered(List.of(0, 0, 1, 2))));
    }

    @Example
    void gaps_are_marked_each_as_its_kind() {
        var question = new Cloze(
                "",
                "_____ is _____ of _____.",
                List.of(
                        new Gap.Written(
                                List.of(new Accepted("Paris", 100, ""), new Accepted("Lyon", 0, "Further up."))),
                        new Gap.Picked(List.of(new Choice("the capital", 100, ""), new Choice("a part", 50, ""))),
                        new Gap.Counted(List.of(Numeric.Range.around(BigDecimal.ONE, BigDecimal.ZERO, 100, "")))),
                "");

        assertThat(filled(question, "paris", "0", "1,0")).isEqualTo(Mark.of(1, ""));
        assertThat(filled(question, "Lyon", "1", "1").share()).isCloseTo(0.5, within(1e-9));
        assertThat(filled(question, "Lyon", "1", "1").feedback()).isEqualTo("Further up.");
        assertThat(filled(question, "", "", "").share()).isZero();
        assertThat(question.rightAnswer(Language.EN)).isEqualTo("Paris is the capital of 1.");
        for (String hostile : List.of("7", "-1", "x", "99999999999")) {
            assertThatIllegalArgumentException().isThrownBy(() -> filled(question, "Paris", hostile, "1"));
        }
        // As words look that were forgotten.
        assertThatIllegalArgumentException().isThrownBy(() -> question.mark(Response.decode("g")));
    }

    private static Mark filled(Cloze question, String... words) {
        return question.mark(new Response.Filled(List.of(words))).orElseThrow();
    }

    @Property(tries = 500)
    void whatever_comes_as_a_response_is_read_or_refused(@ForAll("encodings") String encoded) {
        try {
            assertThat(Response.decode(encoded))
                    .isEqualTo(Response.decode(Response.decode(encoded).encoded()));
        } catch (IllegalArgumentException refused) {
            assertThat(encoded).doesNotStartWith("w");
        }
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of(
                        "c", "m", "t", "w", "p", "o", "g", "1", "0", ",", "-", "9999999999", "\u001F", "\0", "x", "")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Example
    void a_reflection_has_no_mark() {
        assertThat(new Reflection("", "What do you think?", "").mark(new Response.Typed("A lot.")))
                .isEmpty();
    }
}
