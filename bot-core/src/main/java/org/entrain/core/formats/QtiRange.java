package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.Optional;

/** The numbers for which a test of a QTI item holds. */
record QtiRange(BigDecimal from, BigDecimal to) {
    /** Of a test about {@code response}; empty where it is about anything else. {@code right} is what the item declares. */
    static Optional<QtiRange> of(XmlElement test, String response, Optional<BigDecimal> right) {
        return switch (test.name()) {
            case "match" -> value(test, response, right).map(value -> new QtiRange(value, value));
            case "equal" -> value(test, response, right).flatMap(value -> around(value, test));
            case "and" -> between(test, response, right);
            default -> Optional.empty();
        };
    }

    private static Optional<QtiRange> between(XmlElement test, String response, Optional<BigDecimal> right) {
        Optional<BigDecimal> from = test.child("gte").flatMap(each -> value(each, response, right));
        Optional<BigDecimal> to = test.child("lte").flatMap(each -> value(each, response, right));
        return from.flatMap(low -> to.filter(high -> low.compareTo(high) <= 0).map(high -> new QtiRange(low, high)));
    }

    /** The tolerance is one for both sides, or one for each; absolute, or a percent of the value. */
    private static Optional<QtiRange> around(BigDecimal value, XmlElement test) {
        String[] tolerance = test.attribute("tolerance").split("\\s+", -1);
        boolean relative = test.attribute("toleranceMode").equals("relative");
        if (tolerance[0].isEmpty() || test.attribute("toleranceMode").equals("exact")) {
            return Optional.of(new QtiRange(value, value));
        }
        Optional<BigDecimal> below = XmlNumber.read(tolerance[0]);
        Optional<BigDecimal> above = XmlNumber.read(tolerance[tolerance.length - 1]);
        if (below.isEmpty() || above.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal unit = relative ? value.abs().movePointLeft(2) : BigDecimal.ONE;
        return Optional.of(new QtiRange(
                XmlNumber.plain(value.subtract(below.get().abs().multiply(unit))),
                XmlNumber.plain(value.add(above.get().abs().multiply(unit)))));
    }

    private static Optional<BigDecimal> value(XmlElement test, String response, Optional<BigDecimal> right) {
        boolean about = test.children("variable")
                .anyMatch(each -> each.attribute("identifier").equals(response));
        if (!about) {
            return Optional.empty();
        }
        return test.children("correct")
                        .anyMatch(each -> each.attribute("identifier").equals(response))
                ? right
                : test.child("baseValue").flatMap(each -> XmlNumber.read(each.text()));
    }
}
