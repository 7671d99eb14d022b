package org.entrain.core.formats;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;

/** Questions of all kinds with what belongs to them, in texts full of what means something in XML, HTML, Moodle or QTI. */
public final class AnyItem extends DomainContextBase {
    private static final List<String> TOKENS = List.of(
            "a",
            "b",
            "Z",
            "é",
            "日本",
            "😀",
            "\u202eمرحبا",
            "שלום",
            " ",
            "  ",
            "\t",
            "\n",
            "\u00a0",
            "\u2003",
            "\\",
            "~",
            "=",
            "#",
            "{",
            "}",
            "{1:SA:=x}",
            "{1:MULTICHOICE:",
            "[[1]]",
            "%50%",
            "%",
            ":",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<",
            ">",
            "<p>",
            "<br/>",
            "</text>",
            "&",
            "&amp;",
            "&lt;",
            "&nbsp;",
            "&#10;",
            ";",
            "'",
            "\"",
            "*",
            "\\*",
            "_",
            "@@PLUGINFILE@@/",
            "<img src=\"x\">",
            "-",
            "0",
            "?");

    @Provide
    Arbitrary<Item> items() {
        Arbitrary<Optional<Picture>> pictures = Combinators.combine(words(1), Arbitraries.of(true, false))
                .as((alternative, kept) -> new Picture(
                        URI.create(kept ? "picture:" + XmlPictureBytes.SHA_256 : "https://example.org/a.png?b=c&d=e"),
                        alternative))
                .optional();
        Arbitrary<List<String>> tags = words(1).map(tag -> tag.toLowerCase(Locale.ROOT))
                .map(String::strip)
                .filter(tag -> tag.length() <= 40 && !tag.isBlank())
                .list()
                .ofMaxSize(3);
        return Combinators.combine(questions(), pictures, texts(0), tags)
                .as((question, picture, hint, all) ->
                        new Item(question, picture, hint, all, Optional.empty(), Optional.empty()));
    }

    private Arbitrary<Question> questions() {
        return Arbitraries.oneOf(
                singles(), multiples(), statements(), opens(), numbers(), matches(), orders(), clozes(), reflections());
    }

    private static Arbitrary<SingleChoice> singles() {
        return Combinators.combine(words(0), texts(1), choices(), texts(0)).as(SingleChoice::new);
    }

    private static Arbitrary<MultipleChoice> multiples() {
        Arbitrary<List<Choice>> choices = Arbitraries.integers()
                .between(1, 3)
                .flatMap(right -> Combinators.combine(
                                choice(Arbitraries.just(100.0 / right)).list().ofSize(right),
                                choice(Arbitraries.of(0.0, -50.0, -33.33333, -100.0))
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(3))
                        .as(AnyItem::mixed));
        return Combinators.combine(words(0), texts(1), choices, texts(0)).as(MultipleChoice::new);
    }

    private static Arbitrary<TrueFalse> statements() {
        return Combinators.combine(words(0), texts(1), Arbitraries.of(true, false), texts(0), texts(0), texts(0))
                .as(TrueFalse::new);
    }

    private static Arbitrary<ShortAnswer> opens() {
        return Combinators.combine(words(0), texts(1), accepted(), texts(0)).as(ShortAnswer::new);
    }

    private static Arbitrary<Numeric> numbers() {
        Arbitrary<List<Numeric.Unit>> units = Arbitraries.of(
                List.of(),
                List.of(new Numeric.Unit("cm", BigDecimal.ONE)),
                List.of(
                        new Numeric.Unit("m", BigDecimal.ONE),
                        new Numeric.Unit("<yard>", new BigDecimal("0.9144")),
                        new Numeric.Unit("km", BigDecimal.valueOf(1000)),
                        new Numeric.Unit("3 m", BigDecimal.valueOf(3))));
        return Combinators.combine(words(0), texts(1), ranges(), units, texts(0))
                .as(Numeric::new);
    }

    private static Arbitrary<Matching> matches() {
        Arbitrary<List<Matching.Pair>> pairs = Combinators.combine(texts(1), words(1))
                .as(Matching.Pair::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4);
        return Combinators.combine(
                        words(0),
                        texts(1),
                        pairs.filter(all -> all.stream()
                                        .map(Matching.Pair::right)
                                        .distinct()
                                        .count()
                                > 1),
                        words(1).list().ofMaxSize(2).uniqueElements(),
                        texts(0))
                .filter((title, text, some, distractors, explanation) ->
                        some.stream().noneMatch(pair -> distractors.contains(pair.right())))
                .as(Matching::new);
    }

    private static Arbitrary<Ordering> orders() {
        return Combinators.combine(
                        words(0),
                        texts(1),
                        texts(1).list().ofMinSize(2).ofMaxSize(5).uniqueElements(),
                        texts(0))
                .as(Ordering::new);
    }

    private static Arbitrary<Reflection> reflections() {
        return Combinators.combine(words(0), texts(1), texts(0)).as(Reflection::new);
    }

    private static Arbitrary<Cloze> clozes() {
        Arbitrary<Gap> gaps = Arbitraries.oneOf(
                accepted().map(Gap.Written::new), choices().map(Gap.Picked::new), ranges().map(Gap.Counted::new));
        return gaps.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(all -> Combinators.combine(
                                words(0),
                                raw(TOKENS)
                                        .list()
                                        .ofSize(all.size() + 1)
                                        .map(parts ->
                                                String.join(Cloze.GAP, parts).strip()),
                                texts(0))
                        .filter((title, text, explanation) -> text.split(Cloze.GAP, -1).length - 1 == all.size())
                        .as((title, text, explanation) -> new Cloze(title, text, all, explanation)));
    }

    private static Arbitrary<List<Choice>> choices() {
        return Combinators.combine(
                        choice(Arbitraries.just(100.0)).list().ofSize(1),
                        choice(Arbitraries.of(0.0, 50.0, -33.33333, 99.9, 1e-7))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as(AnyItem::mixed);
    }

    private static Arbitrary<Choice> choice(Arbitrary<Double> percents) {
        return Combinators.combine(words(1), percents, texts(0)).as(Choice::new);
    }

    /** No two that a person would call the same: the first of them is all that counts. */
    private static Arbitrary<List<Accepted>> accepted() {
        return Combinators.combine(
                        pattern(Arbitraries.just(100.0)).list().ofSize(1),
                        pattern(Arbitraries.of(100.0, 50.0, 0.0, -10.0)).list().ofMaxSize(3))
                .as(AnyItem::mixed)
                .filter(all -> all.stream()
                                .map(each ->
                                        each.pattern().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        == all.size());
    }

    private static Arbitrary<Accepted> pattern(Arbitrary<Double> percents) {
        return Combinators.combine(words(1).map(AnyItem::literal), percents, texts(0))
                .as(Accepted::new);
    }

    private static String literal(String text) {
        return text.replace("\\*", "*").replace("*", "\\*");
    }

    private static Arbitrary<List<Numeric.Range>> ranges() {
        Arbitrary<BigDecimal> numbers = Arbitraries.of("0", "42", "-3.25", "0.0000001", "1000000", "3.14159")
                .map(BigDecimal::new);
        Arbitrary<BigDecimal> tolerances =
                Arbitraries.of("0", "0.5", "0.01", "20").map(BigDecimal::new);
        Arbitrary<Double> percents = Arbitraries.of(50.0, 0.0, 100.0);
        return Combinators.combine(
                        range(numbers, tolerances, Arbitraries.just(100.0))
                                .list()
                                .ofSize(1),
                        range(numbers, tolerances, percents).list().ofMaxSize(2))
                .as(AnyItem::mixed);
    }

    private static Arbitrary<Numeric.Range> range(
            Arbitrary<BigDecimal> numbers, Arbitrary<BigDecimal> tolerances, Arbitrary<Double> percents) {
        return Combinators.combine(numbers, tolerances, percents, texts(0))
                .as((number, tolerance, percent, feedback) -> new Numeric.Range(
                        XmlNumber.plain(number.subtract(tolerance)),
                        XmlNumber.plain(number.add(tolerance)),
                        percent,
                        feedback));
    }

    private static <T> List<T> mixed(List<T> some, List<T> others) {
        var all = new ArrayList<>(others);
        all.addAll(others.size() / 2, some);
        return List.copyOf(all);
    }

    /** Texts without white space around them; blank ones only where {@code minimum} is 0. */
    private static Arbitrary<String> texts(int minimum) {
        return raw(TOKENS)
                .map(String::strip)
                .filter(text -> minimum == 0 || !text.isBlank())
                .map(text -> text.isBlank() ? "" : text);
    }

    /** Texts of one line, in which white space is single. */
    private static Arbitrary<String> words(int minimum) {
        Set<String> spacing = Set.of("  ", "\t", "\n", "\u2003");
        return raw(Stream.concat(TOKENS.stream().filter(token -> !spacing.contains(token)), Stream.of("o"))
                        .toList())
                .map(text -> text.replaceAll(" +", " ").strip())
                .filter(text -> minimum == 0 || !text.isBlank())
                .map(text -> text.isBlank() ? "" : text);
    }

    private static Arbitrary<String> raw(List<String> tokens) {
        return Arbitraries.of(tokens).list().ofMaxSize(6).map(all -> String.join("", all));
    }
}
