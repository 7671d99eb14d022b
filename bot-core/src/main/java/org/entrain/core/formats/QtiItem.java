package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.TrueFalse;

/** Reads what one QTI item asks; its names are those of QTI 2.1, see {@link QtiNames}. */
final class QtiItem {
    private static final Set<String> TRUE = Set.of("true", "vrai");
    private static final Set<String> FALSE = Set.of("false", "faux");

    private final XmlElement item;
    private final XmlElement body;
    private final QtiProcessing processing;
    private final QtiFeedback feedback;
    private final Map<String, QtiDeclaration> declarations = new HashMap<>();
    private final XmlQuestions questions;
    private final Consumer<String> lost;

    /** Of an element with QTI 2.1 names; {@code lost} is told the key of what cannot be kept. */
    QtiItem(XmlElement item, Consumer<String> lost) throws XmlProblem {
        this.item = item;
        this.lost = lost;
        this.body = item.child("itemBody").orElse(item);
        this.processing = new QtiProcessing(item);
        this.feedback = new QtiFeedback(item, processing);
        for (XmlElement each : item.children("responseDeclaration").toList()) {
            declarations.put(each.attribute("identifier"), QtiDeclaration.of(each));
        }
        this.questions = asking(QtiText.of(body));
    }

    private XmlQuestions asking(String text) {
        return new XmlQuestions(item.line(), item.attribute("title"), text, feedback.explanation());
    }

    /** The question; empty where the item asks nothing. */
    Optional<Question> read() throws XmlProblem {
        Optional<Question> question = question();
        if (question.isPresent() && feedback.isLeft()) {
            lost.accept("qti.lost.feedback");
        }
        return question;
    }

    private Optional<Question> question() throws XmlProblem {
        if (item.all().anyMatch(each -> each.name().startsWith("template"))) {
            throw new XmlProblem(item.line(), "qti.template");
        }
        List<XmlElement> interactions =
                body.all().filter(QtiText::isInteraction).toList();
        if (interactions.isEmpty()) {
            return Optional.empty();
        }
        if (interactions.stream().allMatch(QtiText::isInlineInteraction)) {
            return Optional.of(inline(interactions));
        }
        if (interactions.size() > 1) {
            throw new XmlProblem(interactions.get(1).line(), "qti.several");
        }
        XmlElement interaction = interactions.getFirst();
        return Optional.of(
                switch (interaction.name()) {
                    case "choiceInteraction" -> choices(interaction);
                    case "matchInteraction", "associateInteraction" -> matching(interaction);
                    case "orderInteraction" -> ordering(interaction);
                    case "extendedTextInteraction" -> questions.reflection();
                    default -> throw new XmlProblem(interaction.line(), "qti.kind", interaction.name());
                });
    }

    private Question inline(List<XmlElement> interactions) throws XmlProblem {
        XmlElement first = interactions.getFirst();
        boolean gap = interactions.size() > 1
                || first.name().equals("inlineChoiceInteraction")
                || questions.text().equals(XmlQuestions.GAP)
                || !QtiText.isAlone(first, body);
        if (gap) {
            var gaps = new ArrayList<Gap>();
            for (XmlElement each : interactions) {
                gaps.add(gap(each));
            }
            return questions.cloze(gaps);
        }
        XmlQuestions asked =
                asking(questions.text().replace("\n" + XmlQuestions.GAP, "").replace(XmlQuestions.GAP + "\n", ""));
        return switch (gap(first)) {
            case Gap.Written(var accepted) -> asked.shortAnswer(accepted);
            case Gap.Counted(var ranges) -> asked.numeric(ranges, List.of());
            case Gap.Picked picked -> throw new IllegalStateException("A text that is typed is not picked");
        };
    }

    private Gap gap(XmlElement interaction) throws XmlProblem {
        QtiDeclaration declaration = declaration(interaction);
        if (interaction.name().equals("inlineChoiceInteraction")) {
            return XmlQuestions.picked(choices(interaction, "inlineChoice", declaration), interaction.line());
        }
        var answers = new QtiAnswers(response(interaction), declaration, processing, feedback);
        return declaration.isNumber()
                ? XmlQuestions.counted(answers.ranges(), interaction.line())
                : XmlQuestions.written(answers.accepted(), interaction.line());
    }

    private Question choices(XmlElement interaction) throws XmlProblem {
        QtiDeclaration declaration = declaration(interaction);
        List<Choice> choices = choices(interaction, "simpleChoice", declaration);
        if (!declaration.single()) {
            return questions.multiple(choices);
        }
        Optional<Choice> whenTrue = called(TRUE, choices);
        Optional<Choice> whenFalse = called(FALSE, choices);
        return choices.size() == 2 && whenTrue.isPresent() && whenFalse.isPresent()
                ? trueFalse(whenTrue.get(), whenFalse.get(), choices)
                : questions.single(choices);
    }

    private TrueFalse trueFalse(Choice whenTrue, Choice whenFalse, List<Choice> choices) throws XmlProblem {
        questions.single(choices); // throws where not exactly one is right
        boolean isTrue = whenTrue.percent() == 100;
        return new TrueFalse(
                questions.title(),
                questions.text(),
                isTrue,
                (isTrue ? whenTrue : whenFalse).feedback(),
                (isTrue ? whenFalse : whenTrue).feedback(),
                questions.explanation());
    }

    private static Optional<Choice> called(Set<String> names, List<Choice> choices) {
        return choices.stream()
                .filter(each -> names.contains(each.text().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private List<Choice> choices(XmlElement interaction, String kind, QtiDeclaration declaration) throws XmlProblem {
        var choices = new ArrayList<Choice>();
        for (XmlElement each : interaction.all(kind).toList()) {
            String identifier = each.attribute("identifier");
            boolean right = declaration.isRight(identifier);
            var shown = processing.of(response(interaction), identifier, right).shown();
            choices.add(new Choice(
                    XmlQuestions.given(QtiText.of(each), each.line()),
                    declaration.percent(identifier),
                    feedback.of(shown, identifier)));
        }
        return choices;
    }

    private Question matching(XmlElement interaction) throws XmlProblem {
        return new QtiPairs(interaction, declaration(interaction), lost).read(questions);
    }

    private Question ordering(XmlElement interaction) throws XmlProblem {
        Map<String, String> texts = new HashMap<>();
        for (XmlElement each : interaction.all("simpleChoice").toList()) {
            texts.put(each.attribute("identifier"), XmlQuestions.given(QtiText.of(each), each.line()));
        }
        List<String> right = declaration(interaction).right();
        if (right.size() != texts.size() || !texts.keySet().containsAll(right)) {
            throw new XmlProblem(interaction.line(), "qti.order");
        }
        return questions.ordering(right.stream().map(texts::get).toList());
    }

    private QtiDeclaration declaration(XmlElement interaction) throws XmlProblem {
        QtiDeclaration declaration = declarations.get(response(interaction));
        if (declaration == null) {
            throw new XmlProblem(interaction.line(), "qti.no-declaration");
        }
        return declaration;
    }

    private static String response(XmlElement interaction) {
        return interaction.attribute("responseIdentifier");
    }
}
