package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;

/** Writes one question as an item of QTI 3.0. */
final class QtiItemWriter {
    private static final String ITEMS = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    private final Question question;
    private final Language language;
    private final Consumer<String> lost;
    private final XmlWriter xml = new XmlWriter();

    /** {@code lost} is told the key of what QTI cannot hold. */
    QtiItemWriter(Question question, Language language, Consumer<String> lost) {
        this.question = question;
        this.language = language;
        this.lost = lost;
    }

    /** The item with this identifier; empty where nothing of its answers can be held. {@code image} is XHTML or nothing. */
    Optional<byte[]> write(String identifier, String image) {
        List<QtiResponse> responses = responses();
        if (!(question instanceof Reflection) && responses.stream().anyMatch(QtiResponse::isOpen)) {
            lost.accept("qti.unwritten.wildcards-only");
            return Optional.empty();
        }
        var processing = new QtiProcessingWriter(xml, responses, question.explanation());
        xml.element(
                "qti-assessment-item",
                () -> {
                    responses.forEach(each -> each.declare(xml));
                    processing.declare();
                    xml.element("qti-item-body", () -> body(responses, image));
                    processing.write();
                },
                "xmlns",
                ITEMS,
                "identifier",
                identifier,
                "title",
                question.title(),
                "adaptive",
                "false",
                "time-dependent",
                "false");
        return Optional.of(xml.file());
    }

    private List<QtiResponse> responses() {
        return switch (question) {
            case SingleChoice single -> List.of(QtiResponses.single("", single.choices()));
            case MultipleChoice multiple -> List.of(QtiResponses.multiple(multiple.choices()));
            case TrueFalse statement -> List.of(QtiResponses.trueOrFalse(statement, called(true), called(false)));
            case ShortAnswer open -> List.of(QtiResponses.written("", open.accepted(), lost));
            case Numeric numeric -> {
                if (!numeric.units().isEmpty()) {
                    lost.accept("qti.unwritten.units");
                }
                yield List.of(QtiResponses.counted("", numeric.accepted()));
            }
            case Matching matching -> List.of(QtiResponses.matching(matching));
            case Ordering ordering -> {
                lost.accept("qti.unwritten.partial-order");
                yield List.of(QtiResponses.ordering(ordering));
            }
            case Cloze cloze -> gaps(cloze);
            case Reflection reflection -> List.of(QtiResponses.open());
        };
    }

    /** What people call it, in the words of the questions. */
    private String called(boolean value) {
        return new TrueFalse("", "?", value, "", "", "").rightAnswer(language);
    }

    private List<QtiResponse> gaps(Cloze cloze) {
        var responses = new ArrayList<QtiResponse>();
        for (Gap gap : cloze.gaps()) {
            String number = String.valueOf(responses.size() + 1);
            responses.add(
                    switch (gap) {
                        case Gap.Written(var accepted) -> QtiResponses.written(number, accepted, lost);
                        case Gap.Picked(var choices) -> QtiResponses.single(number, choices);
                        case Gap.Counted(var ranges) -> QtiResponses.counted(number, ranges);
                    });
        }
        return responses;
    }

    private void body(List<QtiResponse> responses, String image) {
        if (question instanceof Cloze cloze) {
            cloze(cloze, responses);
        } else {
            xml.line(QtiMarkup.block(question.text()));
        }
        if (!image.isEmpty()) {
            xml.mixed("p", image);
        }
        if (!(question instanceof Cloze)) {
            interaction(responses.getFirst());
        }
    }

    private void interaction(QtiResponse response) {
        switch (question) {
            case SingleChoice single -> choices(response, "1");
            case MultipleChoice multiple -> choices(response, "0");
            case TrueFalse statement -> choices(response, "1");
            case ShortAnswer open -> typed(response);
            case Numeric numeric -> typed(response);
            case Matching matching -> matching(matching, response);
            case Ordering ordering ->
                xml.element(
                        "qti-order-interaction",
                        () -> options(response),
                        "response-identifier",
                        response.identifier(),
                        "shuffle",
                        "true");
            case Reflection reflection ->
                xml.mixed("qti-extended-text-interaction", "", "response-identifier", response.identifier());
            case Cloze cloze -> throw new IllegalStateException("The gaps of a cloze stand in its text");
        }
    }

    private void choices(QtiResponse response, String most) {
        xml.element(
                "qti-choice-interaction",
                () -> options(response),
                "response-identifier",
                response.identifier(),
                "shuffle",
                question instanceof TrueFalse ? "false" : "true",
                "max-choices",
                most);
    }

    private void options(QtiResponse response) {
        response.options()
                .forEach(each ->
                        xml.mixed("qti-simple-choice", QtiMarkup.inline(each.text()), "identifier", each.identifier()));
    }

    private void typed(QtiResponse response) {
        xml.mixed(
                "p", XmlWriter.inline("qti-text-entry-interaction", "", "response-identifier", response.identifier()));
    }

    private void matching(Matching matching, QtiResponse response) {
        xml.element(
                "qti-match-interaction",
                () -> {
                    xml.element("qti-simple-match-set", () -> {
                        for (int i = 0; i < matching.pairs().size(); i++) {
                            associable("left" + (i + 1), matching.pairs().get(i).left(), "1");
                        }
                    });
                    xml.element(
                            "qti-simple-match-set",
                            () -> response.options()
                                    .forEach(each -> associable(
                                            each.identifier(),
                                            each.text(),
                                            String.valueOf(matching.pairs().size()))));
                },
                "response-identifier",
                response.identifier(),
                "shuffle",
                "true",
                "max-associations",
                String.valueOf(matching.pairs().size()));
    }

    private void associable(String identifier, String text, String most) {
        xml.mixed("qti-simple-associable-choice", QtiMarkup.inline(text), "identifier", identifier, "match-max", most);
    }

    /** One paragraph whatever its lines: a gap alone in a paragraph would be the place for a short answer. */
    private void cloze(Cloze cloze, List<QtiResponse> responses) {
        String[] parts = cloze.text().split(Cloze.GAP, -1);
        boolean counts = QtiMarkup.counts(cloze.text());
        var line = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            line.append(counts ? XmlWriter.escaped(parts[i]) : QtiMarkup.part(parts[i]));
            if (i < responses.size()) {
                line.append(gap(responses.get(i)));
            }
        }
        xml.mixed(counts ? "pre" : "p", line.toString());
    }

    private static String gap(QtiResponse response) {
        if (response.options().isEmpty()) {
            return XmlWriter.inline("qti-text-entry-interaction", "", "response-identifier", response.identifier());
        }
        var choices = new StringBuilder();
        response.options()
                .forEach(each -> choices.append(XmlWriter.inline(
                        "qti-inline-choice", XmlWriter.escaped(each.text()), "identifier", each.identifier())));
        return XmlWriter.inline(
                "qti-inline-choice-interaction",
                choices.toString(),
                "response-identifier",
                response.identifier(),
                "shuffle",
                "true");
    }
}
