package org.entrain.core.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Numeric;

/** What may be typed in answer to a QTI item. */
record QtiAnswers(String response, QtiDeclaration declaration, QtiProcessing processing, QtiFeedback feedback) {
    /** Texts, in the order of the mapping, of what is declared right, and of the rules. */
    List<Accepted> accepted() throws XmlProblem {
        var texts = new LinkedHashSet<>(declaration.worth().keySet());
        texts.addAll(declaration.right());
        texts.addAll(processing.comparedWith(response));
        BigDecimal best = best(texts.stream().map(this::result));
        var accepted = new ArrayList<Accepted>();
        for (String text : texts) {
            boolean declared = declaration.isRight(text) || declaration.worth().containsKey(text);
            accepted.add(new Accepted(
                    XmlQuestions.given(text, declaration.line()).replace("*", "\\*"),
                    declared
                            ? declaration.percent(text)
                            : share(result(text).score().orElse(BigDecimal.ZERO), best),
                    feedback.of(result(text).shown())));
        }
        return accepted;
    }

    private QtiProcessing.Result result(String text) {
        return processing.of(response, text, declaration.isRight(text));
    }

    /** Ranges of the rules, else the numbers that are declared. */
    List<Numeric.Range> ranges() throws XmlProblem {
        Optional<BigDecimal> right = declaration.right().stream().findFirst().flatMap(XmlNumber::read);
        List<QtiProcessing.Range> ruled = processing.ranges(response, right);
        BigDecimal best = best(ruled.stream().map(QtiProcessing.Range::result));
        var ranges = new ArrayList<Numeric.Range>();
        for (QtiProcessing.Range each : ruled) {
            ranges.add(new Numeric.Range(
                    each.from(),
                    each.to(),
                    best.signum() == 0 ? 100 : share(each.result().score().orElse(BigDecimal.ZERO), best),
                    feedback.of(each.result().shown())));
        }
        return ranges.isEmpty() ? declared() : ranges;
    }

    private List<Numeric.Range> declared() throws XmlProblem {
        var numbers = new LinkedHashSet<>(declaration.worth().keySet());
        numbers.addAll(declaration.right());
        var ranges = new ArrayList<Numeric.Range>();
        for (String each : numbers) {
            BigDecimal number = XmlNumber.read(each, declaration.line());
            ranges.add(new Numeric.Range(
                    number,
                    number,
                    declaration.percent(each),
                    feedback.of(result(each).shown())));
        }
        return ranges;
    }

    private static BigDecimal best(Stream<QtiProcessing.Result> results) {
        return results.flatMap(each -> each.score().stream()).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** A score as a percent of the best. */
    private static double share(BigDecimal score, BigDecimal best) {
        if (best.signum() == 0) {
            return 0;
        }
        BigDecimal percent = best.compareTo(BigDecimal.ONE) == 0
                ? score.movePointRight(2)
                : score.movePointRight(2).divide(best, MathContext.DECIMAL64);
        return Math.clamp(percent.doubleValue(), -100, 100);
    }
}
