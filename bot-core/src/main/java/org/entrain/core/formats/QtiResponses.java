package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.entrain.core.formats.QtiResponse.Option;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.TrueFalse;

/** What may be given in answer to each kind of question, as QTI says it. */
final class QtiResponses {
    private static final Pattern WILDCARD = Pattern.compile("(?<!\\\\)\\*");

    private static final BigDecimal ROUNDED_WHOLE = new BigDecimal("1.001");

    private QtiResponses() {}

    static QtiResponse single(String number, List<Choice> choices) {
        return ofChoices(number, "single", choices, BigDecimal.ZERO, BigDecimal.ONE);
    }

    /** What is wrong without a weight costs what a right option is worth on average, as in Entrain. */
    static QtiResponse multiple(List<Choice> choices) {
        List<BigDecimal> right = choices.stream()
                .filter(each -> each.percent() > 0)
                .map(each -> share(each.percent()))
                .toList();
        BigDecimal sum = right.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cost = share(-100 * sum.doubleValue() / right.size());
        // Three thirds are a whole, however they are rounded.
        BigDecimal whole = sum.compareTo(ROUNDED_WHOLE) > 0 ? sum : BigDecimal.ONE;
        return ofChoices("", "multiple", choices, cost, whole);
    }

    private static QtiResponse ofChoices(
            String number, String cardinality, List<Choice> choices, BigDecimal otherwise, BigDecimal whole) {
        var options = new ArrayList<Option>();
        var right = new ArrayList<String>();
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        Map<String, String> feedback = new LinkedHashMap<>();
        for (Choice choice : choices) {
            String identifier = "choice" + (options.size() + 1);
            options.add(new Option(identifier, choice.text()));
            if (choice.percent() != 0) {
                worth.put(identifier, share(choice.percent()));
            }
            if (choice.percent() == 100 || (cardinality.equals("multiple") && choice.percent() > 0)) {
                right.add(identifier);
            }
            say(feedback, identifier, choice.feedback());
        }
        return new QtiResponse(
                number, cardinality, "identifier", options, right, worth, otherwise, whole, List.of(), feedback);
    }

    static QtiResponse trueOrFalse(TrueFalse question, String whenTrue, String whenFalse) {
        Map<String, String> feedback = new LinkedHashMap<>();
        say(feedback, String.valueOf(question.answer()), question.whenRight());
        say(feedback, String.valueOf(!question.answer()), question.whenWrong());
        return ofRight(
                "single",
                "identifier",
                List.of(new Option("true", whenTrue), new Option("false", whenFalse)),
                List.of(String.valueOf(question.answer())),
                feedback);
    }

    /** Texts; QTI has no wildcards, so that {@code lost} is told of one. */
    static QtiResponse written(String number, List<Accepted> accepted, Consumer<String> lost) {
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        Map<String, String> feedback = new LinkedHashMap<>();
        for (Accepted each : accepted) {
            String text = each.pattern().replace("\\*", "*");
            if (WILDCARD.matcher(each.pattern()).find()) {
                lost.accept("qti.unwritten.wildcard");
            } else if (worth.putIfAbsent(text, share(each.percent())) == null) {
                say(feedback, text, each.feedback());
            }
        }
        List<String> right = worth.entrySet().stream()
                .filter(each -> each.getValue().compareTo(BigDecimal.ONE) == 0)
                .map(Map.Entry::getKey)
                .limit(1)
                .toList();
        return new QtiResponse(
                number,
                "single",
                "string",
                List.of(),
                right,
                worth,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                List.of(),
                feedback);
    }

    static QtiResponse counted(String number, List<Numeric.Range> ranges) {
        Map<String, String> feedback = new LinkedHashMap<>();
        for (int i = 0; i < ranges.size(); i++) {
            say(feedback, String.valueOf(i + 1), ranges.get(i).feedback());
        }
        List<String> right = ranges.stream()
                .filter(each -> each.percent() == 100)
                .map(each -> XmlNumber.write(each.middle()))
                .limit(1)
                .toList();
        return new QtiResponse(
                number,
                "single",
                "float",
                List.of(),
                right,
                Map.of(),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                ranges,
                feedback);
    }

    /** Every right pair is worth one. */
    static QtiResponse matching(Matching question) {
        List<String> texts = question.options();
        List<Option> options = IntStream.range(0, texts.size())
                .mapToObj(i -> new Option("right" + (i + 1), texts.get(i)))
                .toList();
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        for (int i = 0; i < question.pairs().size(); i++) {
            int partner = texts.indexOf(question.pairs().get(i).right());
            worth.put("left" + (i + 1) + " right" + (partner + 1), BigDecimal.ONE);
        }
        return new QtiResponse(
                "",
                "multiple",
                "directedPair",
                options,
                List.copyOf(worth.keySet()),
                worth,
                BigDecimal.ZERO,
                BigDecimal.valueOf(question.pairs().size()),
                List.of(),
                Map.of());
    }

    static QtiResponse ordering(Ordering question) {
        List<Option> steps = IntStream.range(0, question.steps().size())
                .mapToObj(i -> new Option("step" + (i + 1), question.steps().get(i)))
                .toList();
        return ofRight(
                "ordered",
                "identifier",
                steps,
                steps.stream().map(Option::identifier).toList(),
                Map.of());
    }

    static QtiResponse open() {
        return ofRight("single", "string", List.of(), List.of(), Map.of());
    }

    private static QtiResponse ofRight(
            String cardinality,
            String baseType,
            List<Option> options,
            List<String> right,
            Map<String, String> feedback) {
        return new QtiResponse(
                "",
                cardinality,
                baseType,
                options,
                right,
                Map.of(),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                List.of(),
                feedback);
    }

    private static void say(Map<String, String> feedback, String value, String text) {
        if (!text.isEmpty()) {
            feedback.put(value, text);
        }
    }

    /** A percent as a part of one. */
    static BigDecimal share(double percent) {
        return new BigDecimal(Double.toString(percent)).movePointLeft(2);
    }
}
