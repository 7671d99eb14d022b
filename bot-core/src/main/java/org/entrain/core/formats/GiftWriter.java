package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
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

/** Writes one question as GIFT. */
final class GiftWriter {
    /** A text that begins with one of these could be taken for a comment, a format, a category, a weight, a byte order mark. */
    private static final String AMBIGUOUS = "/[$%\uFEFF";

    private GiftWriter() {}

    static String write(Question question) {
        String title = question.title().isEmpty() ? "" : "::" + escaped(question.title()) + "::";
        String explanation = question.explanation().isEmpty() ? "" : "\t####" + text(question.explanation()) + "\n";
        return title + text(question.text()) + " {\n" + answers(question) + explanation + "}\n";
    }

    private static String answers(Question question) {
        return switch (question) {
            case SingleChoice single -> lines(single.choices(), true);
            case MultipleChoice multiple -> lines(multiple.choices(), false);
            case TrueFalse statement -> trueFalse(statement);
            case ShortAnswer open ->
                open.accepted().stream().map(GiftWriter::line).collect(joining());
            case Numeric numeric -> throw unwritten(numeric);
            case Matching matching -> throw unwritten(matching);
            case Ordering ordering -> throw unwritten(ordering);
            case Cloze cloze -> throw unwritten(cloze);
            case Reflection reflection -> throw unwritten(reflection);
        };
    }

    private static IllegalArgumentException unwritten(Question question) {
        return new IllegalArgumentException(
                "GIFT is not written of a " + question.getClass().getSimpleName());
    }

    private static String lines(List<Choice> choices, boolean single) {
        return choices.stream()
                .map(choice -> "\t" + sign(choice.percent(), single) + text(choice.text()) + feedback(choice.feedback())
                        + "\n")
                .collect(joining());
    }

    private static String sign(double percent, boolean single) {
        if (single && percent == 100) {
            return "=";
        }
        return percent == 0 ? "~" : "~" + weight(percent);
    }

    private static String line(Accepted accepted) {
        String weight = accepted.percent() == 100 ? "" : weight(accepted.percent());
        // GIFT has no escape for the arrow of a matching question; HTML has.
        String pattern = accepted.pattern().contains("->")
                ? GiftFormat.HTML.tag() + escaped(Html.of(accepted.pattern()))
                : text(accepted.pattern());
        return "\t=" + weight + pattern + feedback(accepted.feedback()) + "\n";
    }

    /** What is said to whoever was wrong comes first, on a line of its own: four signs in a row would begin the explanation. */
    private static String trueFalse(TrueFalse question) {
        String lines = "\t" + (question.answer() ? "TRUE" : "FALSE") + "\n";
        if (!question.whenWrong().isEmpty() || !question.whenRight().isEmpty()) {
            lines += "\t#" + text(question.whenWrong()) + "\n";
        }
        return question.whenRight().isEmpty() ? lines : lines + "\t#" + text(question.whenRight()) + "\n";
    }

    private static String feedback(String feedback) {
        return feedback.isEmpty() ? "" : "#" + text(feedback);
    }

    private static String weight(double percent) {
        return "%" + new BigDecimal(Double.toString(percent)).toPlainString() + "%";
    }

    private static String text(String text) {
        boolean ambiguous = !text.isEmpty() && AMBIGUOUS.indexOf(text.charAt(0)) >= 0;
        return (ambiguous ? GiftFormat.PLAIN.tag() : "") + escaped(text);
    }

    private static String escaped(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[~=#{}:\\\\]", "\\\\$0")
                .replace("\n", "\\n");
    }
}
