package org.entrain.core.questions;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Questions and responses of all kinds, with texts full of what means something in files of questions, for property tests. */
public final class AnyQuestion extends DomainContextBase {
    public static final List<String> TOKENS = List.of(
            "a",
            "b",
            "Z",
            "é",
            "œuf",
            "日本",
            "😀",
            " ",
            "  ",
            "\t",
            "\n",
            "\u00a0",
            "\\",
            "\\n",
            "~",
            "=",
            "#",
            "####",
            "{",
            "}",
            ":",
            "::",
            "->",
            "-",
            ">",
            "<",
            "<p>",
            "&",
            "&lt;",
            "&#10;",
            ";",
            "%",
            "%50%",
            "[html]",
            "[plain]",
            "[",
            "]",
            "//",
            "/",
            "$",
            "$CATEGORY: x",
            "\uFEFF",
            "*",
            "\\*",
            "_____",
            "TRUE",
            "F",
            "'",
            "\"",
            "0",
            "1..5",
            "\u202E",
            "شجرة",
            "|",
            ",",
            "@",
            "+",
            "_x0041_",
            "A, B");

    @Provide
    Arbitrary<Question> questions() {
        return Arbitraries.oneOf(
                singles(),
                multiples(),
                statements(),
                opens(),
                numbers(),
                matchings(),
                orderings(),
                clozes(),
                reflections());
    }

    @Provide
    Arbitrary<Item> items() {
        Arbitrary<List<String>> tags = texts(1).map(tag -> tag.substring(0, Math.min(tag.length(), Item.LONGEST_TAG)))
                .list()
                .ofMaxSize(3);
        Arbitrary<URI> addresses = Arbitraries.of("https://example.org/", "https://example.org/a?b=c&d=%C3%A9#e;f")
                .map(URI::create);
        Arbitrary<Picture> pictures = Combinators.combine(addresses, texts(1)).as(Picture::new);
        return Combinators.combine(
                        questions(),
                        pictures.optional(),
                        texts(0),
                        tags,
                        Arbitraries.of(Item.Difficulty.class).optional(),
                        addresses.optional())
                .as(Item::new);
    }

    @Provide
    Arbitrary<Response> responses() {
        Arbitrary<Integer> indexes = Arbitraries.integers().between(0, 40);
        Arbitrary<Response> chosen = indexes.map(Response.Chosen::new);
        Arbitrary<Set<Integer>> sets = indexes.set().ofMaxSize(6);
        return Arbitraries.oneOf(
                chosen,
                sets.map(Response.ChosenMany::new),
                Arbitraries.of(true, false).map(Response.Said::new),
                Arbitraries.strings().map(Response.Typed::new),
                indexes.list().ofMaxSize(6).map(Response.Matched::new),
                indexes.list().ofMaxSize(6).map(Response.Ordered::new),
                Arbitraries.strings().list().ofMinSize(1).ofMaxSize(4).map(Response.Filled::new));
    }

    @Provide
    Arbitrary<SingleChoice> singles() {
        Arbitrary<List<Choice>> others = choice(Arbitraries.of(0.0, 50.0, -33.33333, 99.9, 1e-7))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(texts(0), texts(1), choice(Arbitraries.just(100.0)), others, texts(0))
                .flatAs((title, text, right, wrong, explanation) -> Arbitraries.integers()
                        .between(0, wrong.size())
                        .map(at -> new SingleChoice(title, text, with(wrong, at, right), explanation)));
    }

    @Provide
    Arbitrary<MultipleChoice> multiples() {
        Arbitrary<List<Choice>> others = choice(Arbitraries.of(0.0, 50.0, 33.33333, -50.0, -100.0))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(texts(0), texts(1), choice(Arbitraries.of(100.0, 50.0, 100.0 / 3)), others, texts(0))
                .as((title, text, right, rest, explanation) ->
                        new MultipleChoice(title, text, with(rest, rest.size() / 2, right), explanation))
                .filter(question -> question.choices().stream().anyMatch(choice -> choice.percent() == 100)
                        || question.choices().stream()
                                        .filter(choice -> choice.percent() > 0)
                                        .count()
                                > 1);
    }

    @Provide
    Arbitrary<TrueFalse> statements() {
        return Combinators.combine(texts(0), texts(1), Arbitraries.of(true, false), texts(0), texts(0), texts(0))
                .as(TrueFalse::new);
    }

    @Provide
    Arbitrary<ShortAnswer> opens() {
        Arbitrary<List<Accepted>> others =
                accepted(Arbitraries.of(100.0, 50.0, 0.0, -10.0)).list().ofMaxSize(4);
        return Combinators.combine(texts(0), texts(1), accepted(Arbitraries.just(100.0)), others, texts(0))
                .as((title, text, right, rest, explanation) ->
                        new ShortAnswer(title, text, with(rest, rest.size() / 2, right), explanation));
    }

    @Provide
    Arbitrary<Numeric> numbers() {
        Arbitrary<Numeric.Unit> units = Combinators.combine(
                        texts(1), Arbitraries.of("1", "0.1", "1000", "1E+3").map(BigDecimal::new))
                .as(Numeric.Unit::new);
        return Combinators.combine(texts(0), texts(1), ranges(), units.list().ofMaxSize(3), texts(0))
                .as(Numeric::new);
    }

    private static Arbitrary<List<Numeric.Range>> ranges() {
        Arbitrary<List<Numeric.Range>> others =
                range(Arbitraries.of(100.0, 50.0, 0.0, -10.0)).list().ofMaxSize(3);
        return Combinators.combine(range(Arbitraries.just(100.0)), others)
                .as((right, rest) -> with(rest, rest.size() / 2, right));
    }

    private static Arbitrary<Numeric.Range> range(Arbitrary<Double> percents) {
        Arbitrary<BigDecimal> ends = Arbitraries.of("0", "-3", "3", "3.10", "1E+3", "-2.5E-7", "99999999999999999.5")
                .map(BigDecimal::new);
        return Combinators.combine(ends, ends, percents, texts(0))
                .as((one, other, percent, feedback) ->
                        new Numeric.Range(one.min(other), one.max(other), percent, feedback));
    }

    @Provide
    Arbitrary<Matching> matchings() {
        Arbitrary<List<Matching.Pair>> pairs = Combinators.combine(texts(1), texts(1))
                .as(Matching.Pair::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .filter(all -> all.stream().map(Matching.Pair::right).distinct().count() > 1);
        return Combinators.combine(texts(0), texts(1), pairs, texts(1).list().ofMaxSize(2), texts(0))
                .as(Matching::new);
    }

    @Provide
    Arbitrary<Ordering> orderings() {
        Arbitrary<List<String>> steps =
                texts(1).list().uniqueElements().ofMinSize(2).ofMaxSize(5);
        return Combinators.combine(texts(0), texts(1), steps, texts(0)).as(Ordering::new);
    }

    /** Of one gap or more. */
    @Provide
    Arbitrary<Cloze> clozes() {
        Arbitrary<String> between = texts(0).map(text -> text.replace(Cloze.GAP, "-"));
        return gaps().list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(gaps -> Combinators.combine(texts(0), between.list().ofSize(gaps.size() + 1), texts(0))
                        .as((title, parts, explanation) -> new Cloze(
                                title, String.join(" " + Cloze.GAP, parts).strip(), gaps, explanation)));
    }

    private Arbitrary<Gap> gaps() {
        return Arbitraries.oneOf(
                opens().map(open -> new Gap.Written(open.accepted())),
                singles().map(single -> new Gap.Picked(single.choices())),
                ranges().map(Gap.Counted::new));
    }

    @Provide
    Arbitrary<Reflection> reflections() {
        return Combinators.combine(texts(0), texts(1), texts(0)).as(Reflection::new);
    }

    private static Arbitrary<Choice> choice(Arbitrary<Double> percents) {
        return Combinators.combine(texts(1), percents, texts(0)).as(Choice::new);
    }

    private static Arbitrary<Accepted> accepted(Arbitrary<Double> percents) {
        return Combinators.combine(texts(1), percents, texts(0)).as(Accepted::new);
    }

    /** Texts without white space around them; blank ones only where {@code minimum} is 0. */
    private static Arbitrary<String> texts(int minimum) {
        return Arbitraries.of(TOKENS)
                .list()
                .ofMinSize(minimum)
                .ofMaxSize(6)
                .map(tokens -> String.join("", tokens).strip())
                .filter(text -> minimum == 0 || !text.isBlank());
    }

    private static <T> List<T> with(List<T> rest, int at, T one) {
        var all = new ArrayList<>(rest);
        all.add(at, one);
        return List.copyOf(all);
    }
}
