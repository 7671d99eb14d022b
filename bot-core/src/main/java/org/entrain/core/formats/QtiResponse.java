package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.entrain.core.questions.Numeric;

/**
 * One response of a QTI item as it is written: what may be given, and what each answer is worth.
 *
 * @param number of the gap it belongs to, or {@code ""}
 * @param options to choose from; none where one types
 * @param right values that are declared right
 * @param worth by value, from -1 to 1; empty where all that counts is whether it is right
 * @param otherwise what any other value is worth
 * @param whole what all right answers are worth together
 * @param ranges of numbers, where one types a number
 * @param feedback by value; for ranges by their number from 1
 */
record QtiResponse(
        String number,
        String cardinality,
        String baseType,
        List<Option> options,
        List<String> right,
        Map<String, BigDecimal> worth,
        BigDecimal otherwise,
        BigDecimal whole,
        List<Numeric.Range> ranges,
        Map<String, String> feedback) {
    /** One thing to choose. */
    record Option(String identifier, String text) {}

    String identifier() {
        return "RESPONSE" + number;
    }

    /** Whether nothing about it is right or wrong. */
    boolean isOpen() {
        return right.isEmpty();
    }

    void declare(XmlWriter xml) {
        xml.element(
                "qti-response-declaration",
                () -> {
                    if (!right.isEmpty()) {
                        xml.element("qti-correct-response", () -> right.forEach(each -> xml.text("qti-value", each)));
                    }
                    if (!worth.isEmpty()) {
                        declareWorth(xml);
                    }
                },
                "identifier",
                identifier(),
                "cardinality",
                cardinality,
                "base-type",
                baseType);
    }

    private void declareWorth(XmlWriter xml) {
        xml.element(
                "qti-mapping",
                () -> worth.forEach((value, share) -> xml.mixed(
                        "qti-map-entry",
                        "",
                        "map-key",
                        value,
                        "mapped-value",
                        XmlNumber.write(share),
                        "case-sensitive",
                        String.valueOf(!baseType.equals("string")))),
                "lower-bound",
                "0",
                "upper-bound",
                XmlNumber.write(whole),
                "default-value",
                XmlNumber.write(otherwise));
    }
}
