package org.entrain.core.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Questions and responses of all kinds, with texts full of what means something in GIFT, for property tests. */
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
            "1..5");

    @Provide
    Arbitrary<Question> questions() {
        return Arbitraries.oneOf(singles(), multiples(), statements(), opens());
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
                Arbitraries.strings().map(Response.Typed::new));
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
