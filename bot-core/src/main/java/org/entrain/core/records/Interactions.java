package org.entrain.core.records;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.bank.Version;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.records.Statement.Component;
import org.entrain.core.records.Statement.Definition;

/**
 * Questions as the interaction activities of xAPI (part two, 2.4.4.1, after SCORM's cmi.interaction). Options go by their
 * number, from 0, in the order of the question.
 */
final class Interactions {
    private static final String BETWEEN = "[,]";
    private static final String GOES_WITH = "[.]";

    private Interactions() {}

    /** A question in all its languages. */
    static Definition definition(Version version) {
        return switch (version.original().question()) {
            case SingleChoice one -> choice(version, one.choices(), 100);
            case MultipleChoice one -> choice(version, one.choices(), Double.MIN_VALUE);
            case TrueFalse one -> plain(version, "true-false", List.of(String.valueOf(one.answer())));
            case Ordering one -> listed(version, "sequencing", all(one.steps()));
            case Matching one -> matching(version, one);
            case Numeric _ -> plain(version, "numeric", List.of());
            case ShortAnswer _, Cloze _ -> plain(version, "fill-in", List.of());
            case Reflection _ -> plain(version, "long-fill-in", List.of());
        };
    }

    /** What was answered; empty for what somebody wrote in words of their own, which no store is told. */
    static Optional<String> response(Response response) {
        return switch (response) {
            case Response.Chosen one -> Optional.of(String.valueOf(one.choice()));
            case Response.ChosenMany many ->
                Optional.of(numbers(many.choices().stream().sorted().toList()));
            case Response.Said said -> Optional.of(String.valueOf(said.value()));
            case Response.Ordered ordered -> Optional.of(numbers(ordered.steps()));
            case Response.Matched matched -> Optional.of(pairs(matched.options()));
            case Response.Typed _, Response.Filled _ -> Optional.empty();
        };
    }

    private static Definition choice(Version version, List<Choice> choices, double least) {
        return listed(
                version,
                "choice",
                all(choices).stream()
                        .filter(number -> choices.get(number).percent() >= least)
                        .toList());
    }

    private static Definition listed(Version version, String type, List<Integer> right) {
        return definition(
                version,
                type,
                List.of(numbers(right)),
                components(version, Interactions::options),
                List.of(),
                List.of());
    }

    private static List<String> options(Question question) {
        return switch (question) {
            case SingleChoice one -> one.choices().stream().map(Choice::text).toList();
            case MultipleChoice one -> one.choices().stream().map(Choice::text).toList();
            case Ordering one -> one.steps();
            case Matching one -> one.options();
            case TrueFalse _, Numeric _, ShortAnswer _, Cloze _, Reflection _ -> List.of();
        };
    }

    private static List<String> things(Question question) {
        return question instanceof Matching one
                ? one.pairs().stream().map(Matching.Pair::left).toList()
                : List.of();
    }

    private static List<Integer> all(List<?> parts) {
        return IntStream.range(0, parts.size()).boxed().toList();
    }

    private static Definition matching(Version version, Matching one) {
        List<Integer> right = one.pairs().stream()
                .map(pair -> one.options().indexOf(pair.right()))
                .toList();
        return definition(
                version,
                "matching",
                List.of(pairs(right)),
                List.of(),
                components(version, Interactions::things),
                components(version, Interactions::options));
    }

    private static Definition plain(Version version, String type, List<String> right) {
        return definition(version, type, right, List.of(), List.of(), List.of());
    }

    private static Definition definition(
            Version version,
            String type,
            List<String> right,
            List<Component> choices,
            List<Component> source,
            List<Component> target) {
        return new Definition(
                Kind.ADL + "cmi.interaction",
                inEach(version, Question::title),
                inEach(version, Question::text),
                Optional.empty(),
                type,
                right,
                choices,
                source,
                target);
    }

    private static List<Component> components(Version version, Function<Question, List<String>> texts) {
        return all(texts.apply(version.original().question())).stream()
                .map(number -> new Component(
                        String.valueOf(number),
                        inEach(version, question -> texts.apply(question).get(number))))
                .toList();
    }

    private static Map<String, String> inEach(Version version, Function<Question, String> text) {
        return version.variants().stream()
                .filter(variant -> !text.apply(variant.item().question()).isBlank())
                .collect(Collectors.toMap(
                        variant -> variant.language().code(),
                        variant -> text.apply(variant.item().question()),
                        (first, second) -> first));
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(joining(BETWEEN));
    }

    private static String pairs(List<Integer> options) {
        return IntStream.range(0, options.size())
                .mapToObj(thing -> thing + GOES_WITH + options.get(thing))
                .collect(joining(BETWEEN));
    }
}
