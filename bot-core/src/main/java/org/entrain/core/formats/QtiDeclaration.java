package org.entrain.core.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a QTI item says of one response: what is right, and what each answer is worth.
 *
 * @param worth of the answers that have one of their own, in the file's order
 * @param whole worth of a wholly right response
 */
record QtiDeclaration(
        int line,
        boolean single,
        String baseType,
        List<String> right,
        Map<String, BigDecimal> worth,
        Optional<BigDecimal> whole) {

    static QtiDeclaration of(XmlElement declaration) throws XmlProblem {
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        Optional<XmlElement> mapping = declaration.child("mapping");
        for (XmlElement entry :
                mapping.stream().flatMap(all -> all.children("mapEntry")).toList()) {
            worth.putIfAbsent(entry.attribute("mapKey"), XmlNumber.read(entry.attribute("mappedValue"), entry.line()));
        }
        return new QtiDeclaration(
                declaration.line(),
                declaration.attribute("cardinality").equals("single"),
                declaration.attribute("baseType"),
                declaration
                        .children("correctResponse")
                        .flatMap(correct -> correct.children("value"))
                        .map(value -> value.text().strip())
                        .toList(),
                worth,
                mapping.flatMap(all -> XmlNumber.read(all.attribute("upperBound")))
                        .filter(bound -> bound.signum() > 0));
    }

    boolean isRight(String answer) {
        return right.contains(answer);
    }

    boolean isNumber() {
        return baseType.equals("float") || baseType.equals("integer");
    }

    /** What an answer earns, from -100 to 100; the right ones of a multiple response share the whole. */
    double percent(String answer) {
        Optional<BigDecimal> own = Optional.ofNullable(worth.get(answer));
        if (own.isPresent() && scale().signum() > 0) {
            BigDecimal percent = scale().compareTo(BigDecimal.ONE) == 0
                    ? own.get().movePointRight(2)
                    : own.get().movePointRight(2).divide(scale(), MathContext.DECIMAL64);
            return Math.clamp(percent.doubleValue(), -100, 100);
        }
        if (!isRight(answer)) {
            return 0;
        }
        return single ? 100 : 100.0 / right.size();
    }

    private BigDecimal scale() {
        return whole.orElseGet(() -> worth.values().stream()
                .filter(each -> each.signum() > 0)
                .reduce(single ? BigDecimal::max : BigDecimal::add)
                .orElse(BigDecimal.ZERO));
    }
}
