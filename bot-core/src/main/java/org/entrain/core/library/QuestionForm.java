package org.entrain.core.library;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Option;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Texts;

/** The fields in which one question is written; {@link QuestionReader} reads them. */
final class QuestionForm {
    static final String TEXT = "text";
    static final String ANSWERS = "answers";
    static final String TOLERANCE = "tolerance";
    static final String UNITS = "units";
    static final String WHEN_RIGHT = "when-right";
    static final String WHEN_WRONG = "when-wrong";
    static final String EXPLANATION = "explanation";

    /** What both platforms let a person type into one field. */
    static final int LONGEST = 3000;

    private static final int LONGEST_SENTENCE = 300;

    private QuestionForm() {}

    /**
     * The fields of a kind.
     *
     * @param before what was written before; of this kind
     */
    static List<Form.Field> fields(Kind kind, Optional<Question> before, Texts texts) {
        var fields = new ArrayList<Form.Field>();
        fields.add(area(TEXT, kind, false, before.map(QuestionForm::text).orElse(""), texts));
        switch (kind) {
            case CLOZE, REFLECTION -> {}
            case TRUE_FALSE -> fields.addAll(statement(before, texts));
            case NUMERIC -> fields.addAll(number(before, texts));
            case SINGLE_CHOICE, MULTIPLE_CHOICE, SHORT_ANSWER, MATCHING, ORDERING ->
                fields.add(area(
                        ANSWERS, kind, false, before.map(QuestionForm::answers).orElse(""), texts));
        }
        fields.add(
                area(EXPLANATION, kind, true, before.map(Question::explanation).orElse(""), texts));
        return List.copyOf(fields);
    }

    private static Form.Field area(String id, Kind kind, boolean optional, String initial, Texts texts) {
        return new Form.TextField(id, label(id, kind, texts), hint(id, kind, texts), optional, true, LONGEST, initial);
    }

    private static String label(String id, Kind kind, Texts texts) {
        return texts.say(id.equals(ANSWERS) ? "write.answers." + kind.key() : "write." + id);
    }

    private static String hint(String id, Kind kind, Texts texts) {
        return switch (id) {
            case ANSWERS -> texts.say("write.answers." + kind.key() + ".hint");
            case TEXT -> texts.say("write.text." + (kind == Kind.CLOZE ? "cloze" : "any") + ".hint");
            default -> texts.say("write.explanation.hint");
        };
    }

    private static List<Form.Field> statement(Optional<Question> before, Texts texts) {
        Optional<TrueFalse> statement = before.map(TrueFalse.class::cast);
        return List.of(
                new Form.ChoiceField(
                        ANSWERS,
                        texts.say("write.answers.true-false"),
                        "",
                        false,
                        false,
                        List.of(new Option("t", texts.say("write.true")), new Option("f", texts.say("write.false"))),
                        statement.map(one -> one.answer() ? "t" : "f").stream().toList()),
                sentence(WHEN_RIGHT, statement.map(TrueFalse::whenRight).orElse(""), texts),
                sentence(WHEN_WRONG, statement.map(TrueFalse::whenWrong).orElse(""), texts));
    }

    private static List<Form.Field> number(Optional<Question> before, Texts texts) {
        Optional<Numeric> numeric = before.map(Numeric.class::cast);
        Optional<Numeric.Range> right = numeric.flatMap(one ->
                one.accepted().stream().filter(range -> range.percent() == 100).findFirst());
        return List.of(
                new Form.TextField(
                        ANSWERS,
                        texts.say("write.answers.numeric"),
                        texts.say("write.answers.numeric.hint"),
                        false,
                        false,
                        LONGEST_SENTENCE,
                        right.map(range -> range.middle().toPlainString()).orElse("")),
                sentence(
                        TOLERANCE,
                        right.map(range -> range.tolerance().toPlainString()).orElse(""),
                        texts),
                sentence(UNITS, numeric.map(QuestionForm::units).orElse(""), texts));
    }

    private static Form.Field sentence(String id, String initial, Texts texts) {
        return new Form.TextField(
                id,
                texts.say("write." + id),
                texts.say("write." + id + ".hint"),
                true,
                false,
                LONGEST_SENTENCE,
                initial);
    }

    /** The first is what the answer is meant in; of each other, how much it is of that. */
    static String units(Numeric numeric) {
        return numeric.units().stream()
                .map(unit -> unit.factor().compareTo(BigDecimal.ONE) == 0
                        ? unit.name()
                        : unit.name() + " = " + unit.factor().toPlainString())
                .collect(joining(", "));
    }

    private static String text(Question question) {
        return question instanceof Cloze cloze ? AnswerLines.ofCloze(cloze) : question.text();
    }

    /** The answers of a question as they stand in the field. */
    static String answers(Question question) {
        return switch (question) {
            case SingleChoice single -> AnswerLines.ofChoices(single.choices());
            case MultipleChoice multiple -> AnswerLines.ofChoices(multiple.choices());
            case ShortAnswer written -> AnswerLines.ofAccepted(written.accepted());
            case Matching matching -> AnswerLines.ofPairs(matching);
            case Ordering ordering -> String.join("\n", ordering.steps());
            case Cloze cloze -> AnswerLines.ofCloze(cloze);
            case TrueFalse statement -> "";
            case Numeric numeric -> "";
            case Reflection reflection -> "";
        };
    }

    /** Whether a question fits into the fields. */
    static boolean fits(Question question) {
        return question.text().length() <= LONGEST
                && question.explanation().length() <= LONGEST
                && answers(question).length() <= LONGEST;
    }
}
