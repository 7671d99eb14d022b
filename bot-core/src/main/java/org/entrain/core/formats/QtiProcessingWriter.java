package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrain.core.questions.Numeric;

/** Writes how an item of QTI 3.0 is scored, and what is said to an answer. */
final class QtiProcessingWriter {
    private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    private final XmlWriter xml;
    private final List<QtiResponse> responses;
    private final String explanation;

    QtiProcessingWriter(XmlWriter xml, List<QtiResponse> responses, String explanation) {
        this.xml = xml;
        this.responses = responses;
        this.explanation = explanation;
    }

    /** The outcomes, which stand before the body. */
    void declare() {
        outcome("SCORE", "single", "float");
        for (QtiResponse each : responses) {
            if (!each.number().isEmpty()) {
                outcome("SCORE" + each.number(), "single", "float");
            }
            if (!each.feedback().isEmpty()) {
                outcome("FEEDBACK" + each.number(), each.cardinality(), "identifier");
            }
        }
        if (!explanation.isEmpty()) {
            outcome("EXPLANATION", "single", "identifier");
        }
    }

    /** The rules and the feedback, which stand after the body. */
    void write() {
        QtiResponse first = responses.getFirst();
        boolean plain = explanation.isEmpty()
                && first.feedback().isEmpty()
                && first.number().isEmpty();
        boolean simple = first.ranges().isEmpty() && first.whole().compareTo(BigDecimal.ONE) == 0;
        if (plain && simple && !first.isOpen()) {
            String template = first.worth().isEmpty() ? "match_correct.xml" : "map_response.xml";
            xml.mixed("qti-response-processing", "", "template", TEMPLATES + template);
        } else if (!plain || !first.isOpen()) {
            xml.element("qti-response-processing", this::rules);
        }
        responses.forEach(this::feedback);
        if (!explanation.isEmpty()) {
            modal("EXPLANATION", "explanation", explanation);
        }
    }

    private void rules() {
        responses.forEach(this::rules);
        if (!responses.getFirst().number().isEmpty()) {
            set(
                    "SCORE",
                    () -> xml.element("qti-divide", () -> {
                        xml.element("qti-sum", () -> responses.forEach(each -> variable("SCORE" + each.number())));
                        value("float", String.valueOf(responses.size()));
                    }));
        }
        if (!explanation.isEmpty()) {
            set("EXPLANATION", () -> value("identifier", "explanation"));
        }
    }

    private void rules(QtiResponse response) {
        String score = "SCORE" + response.number();
        if (response.isOpen()) {
            return;
        }
        if (!response.ranges().isEmpty()) {
            ranges(response, score);
        } else if (!response.worth().isEmpty()) {
            set(score, () -> mapped(response));
        } else {
            xml.element(
                    "qti-response-condition",
                    () -> xml.element("qti-response-if", () -> {
                        xml.element("qti-match", () -> {
                            variable(response.identifier());
                            xml.mixed("qti-correct", "", "identifier", response.identifier());
                        });
                        set(score, () -> value("float", "1"));
                    }));
        }
        if (!response.feedback().isEmpty() && response.ranges().isEmpty()) {
            chooseFeedback(response);
        }
    }

    private void mapped(QtiResponse response) {
        if (response.whole().compareTo(BigDecimal.ONE) == 0) {
            xml.mixed("qti-map-response", "", "identifier", response.identifier());
            return;
        }
        xml.element("qti-divide", () -> {
            xml.mixed("qti-map-response", "", "identifier", response.identifier());
            value("float", XmlNumber.write(response.whole()));
        });
    }

    private void ranges(QtiResponse response, String score) {
        xml.element("qti-response-condition", () -> {
            for (int i = 0; i < response.ranges().size(); i++) {
                Numeric.Range range = response.ranges().get(i);
                String number = String.valueOf(i + 1);
                xml.element(branch(i), () -> {
                    xml.element("qti-and", () -> {
                        compared("qti-gte", response, range.from());
                        compared("qti-lte", response, range.to());
                    });
                    set(score, () -> value("float", XmlNumber.write(QtiResponses.share(range.percent()))));
                    if (response.feedback().containsKey(number)) {
                        set("FEEDBACK" + response.number(), () -> value("identifier", "answer" + number));
                    }
                });
            }
        });
    }

    private void compared(String comparison, QtiResponse response, BigDecimal with) {
        xml.element(comparison, () -> {
            variable(response.identifier());
            value("float", XmlNumber.write(with));
        });
    }

    /** A choice has the identifier of its feedback; a text is looked for. */
    private void chooseFeedback(QtiResponse response) {
        String outcome = "FEEDBACK" + response.number();
        if (!response.options().isEmpty()) {
            set(outcome, () -> variable(response.identifier()));
            return;
        }
        List<String> texts = new ArrayList<>(response.feedback().keySet());
        xml.element("qti-response-condition", () -> {
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                String identifier = "answer" + (i + 1);
                xml.element(branch(i), () -> {
                    xml.element(
                            "qti-string-match",
                            () -> {
                                variable(response.identifier());
                                value("string", text);
                            },
                            "case-sensitive",
                            "false");
                    set(outcome, () -> value("identifier", identifier));
                });
            }
        });
    }

    private void feedback(QtiResponse response) {
        int place = 0;
        for (Map.Entry<String, String> each : response.feedback().entrySet()) {
            place++;
            String identifier = !response.ranges().isEmpty()
                    ? "answer" + each.getKey()
                    : response.options().isEmpty() ? "answer" + place : each.getKey();
            modal("FEEDBACK" + response.number(), identifier, each.getValue());
        }
    }

    private void modal(String outcome, String identifier, String text) {
        xml.element(
                "qti-modal-feedback",
                () -> xml.element("qti-content-body", () -> xml.line(QtiMarkup.block(text))),
                "outcome-identifier",
                outcome,
                "show-hide",
                "show",
                "identifier",
                identifier);
    }

    private static String branch(int place) {
        return place == 0 ? "qti-response-if" : "qti-response-else-if";
    }

    private void outcome(String identifier, String cardinality, String baseType) {
        xml.element(
                "qti-outcome-declaration",
                () -> {
                    if (baseType.equals("float")) {
                        xml.element("qti-default-value", () -> xml.text("qti-value", "0"));
                    }
                },
                "identifier",
                identifier,
                "cardinality",
                cardinality,
                "base-type",
                baseType);
    }

    private void set(String outcome, Runnable expression) {
        xml.element("qti-set-outcome-value", expression, "identifier", outcome);
    }

    private void variable(String identifier) {
        xml.mixed("qti-variable", "", "identifier", identifier);
    }

    private void value(String type, String value) {
        xml.text("qti-base-value", value, "base-type", type);
    }
}
