package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
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

/** Writes one question as GIFT. */
final class GiftWriter {
    /** A text that begins with one of these could be taken for a comment, a format, a category, a weight, a byte order mark. */
    private static final String AMBIGUOUS = "/[$%\uFEFF";

    private GiftWriter() {}

    /** Throws {@link IllegalArgumentException} where GIFT cannot hold it: an ordering, or a text of several gaps. */
    static String write(Question question) {
        String title = question.title().isEmpty() ? "" : "::" + escaped(question.title()) + "::";
        String explanation = question.explanation().isEmpty() ? "" : "\t####" + text(question.explanation()) + "\n";
        String block = "{\n" + answers(question) + explanation + "}";
        String text = question instanceof Cloze
                ? text(question.text()).replace(Cloze.GAP, block)
                : text(question.text()) + " " + block;
        return title + text + "\n";
    }

    private static String answers(Question question) {
        return switch (question) {
            case SingleChoice single -> lines(single.choices(), true);
            case MultipleChoice multiple -> lines(multiple.choices(), false);
            case TrueFalse statement -> trueFalse(statement);
            case ShortAnswer open -> lines(open.accepted());
            case Numeric numeric -> numbers(numeric.accepted());
            case Matching matching -> pairs(matching);
            case Cloze cloze when cloze.gaps().size() == 1 -> gap(cloze.gaps().getFirst());
            case Cloze _, Ordering _ -> throw new IllegalArgumentException("GIFT has no such kind of question");
            case Reflection _ -> "";
        };
    }

    /** What stands between the braces for a missing word. */
    static String gap(Gap gap) {
        return switch (gap) {
            case Gap.Written written -> lines(written.accepted());
            case Gap.Picked picked -> lines(picked.choices(), true);
            case Gap.Counted counted -> numbers(counted.accepted());
        };
    }

    private static String lines(List<Accepted> accepted) {
        return accepted.stream().map(GiftWriter::line).collect(joining());
    }

    private static String numbers(List<Numeric.Range> accepted) {
        return "\t#\n" + accepted.stream().map(GiftWriter::line).collect(joining());
    }

    /** What is said to any other number is written as Moodle writes it: wrong, and without a number. */
    private static String line(Numeric.Range range) {
        boolean anyOther = Amounts.isAnything(range) && range.percent() == 0;
        String number = anyOther ? "~" : "=" + weight(range.percent()) + Amounts.write(range);
        return "\t" + number + feedback(range.feedback()) + "\n";
    }

    private static String pairs(Matching matching) {
        String pairs = matching.pairs().stream()
                .map(pair -> "\t=" + beforeArrow(pair.left()) + " -> " + escaped(pair.right()) + "\n")
                .collect(joining());
        return pairs
                + matching.distractors().stream()
                        .map(text -> "\t= -> " + escaped(text) + "\n")
                        .collect(joining());
    }

    /** GIFT has no escape for the arrow of a matching question; HTML has. */
    private static String beforeArrow(String text) {
        return text.contains("->") ? GiftFormat.HTML.tag() + escaped(Html.of(text)) : text(text);
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
        return percent == 0 ? "~" : "~%" + Amounts.writePercent(percent) + "%";
    }

    private static String line(Accepted accepted) {
        return "\t=" + weight(accepted.percent()) + beforeArrow(accepted.pattern()) + feedback(accepted.feedback())
                + "\n";
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
        return percent == 100 ? "" : "%" + Amounts.writePercent(percent) + "%";
    }

    private static String text(String text) {
        boolean ambiguous = !text.isEmpty() && AMBIGUOUS.indexOf(text.charAt(0)) >= 0;
        return (ambiguous ? GiftFormat.PLAIN.tag() : "") + escaped(text);
    }

    private static String escaped(String text) {
        return withPlainLineEnds(text).replaceAll("[~=#{}:\\\\]", "\\\\$0").replace("\n", "\\n");
    }

    static String withPlainLineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
