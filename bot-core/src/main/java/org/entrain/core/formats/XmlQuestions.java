package org.entrain.core.formats;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;

/**
 * Makes questions of what a file says, or says what is missing from them.
 *
 * @param line of the question
 */
record XmlQuestions(int line, String title, String text, String explanation) {
    /** Stands for a gap while a text is read; from Unicode's private use area. */
    static final String GAP = "\uE0F0";

    private static final Pattern GAP_LIKE = Pattern.compile("_{5,}");

    XmlQuestions {
        text = text.strip();
    }

    SingleChoice single(List<Choice> choices) throws XmlProblem {
        checkText();
        checkSingle(choices, line);
        return new SingleChoice(title, text, choices, explanation);
    }

    MultipleChoice multiple(List<Choice> choices) throws XmlProblem {
        checkText();
        check(choices.size() >= 2, line, "xml.too-few-choices");
        check(choices.stream().anyMatch(each -> each.percent() > 0), line, "xml.no-right");
        return new MultipleChoice(title, text, choices, explanation);
    }

    ShortAnswer shortAnswer(List<Accepted> accepted) throws XmlProblem {
        checkText();
        check(accepted.stream().anyMatch(each -> each.percent() == 100), line, "xml.no-right");
        return new ShortAnswer(title, text, accepted, explanation);
    }

    Numeric numeric(List<Numeric.Range> accepted, List<Numeric.Unit> units) throws XmlProblem {
        checkText();
        check(accepted.stream().anyMatch(each -> each.percent() == 100), line, "xml.no-right");
        return new Numeric(title, text, accepted, units, explanation);
    }

    Matching matching(List<Matching.Pair> pairs, List<String> distractors) throws XmlProblem {
        checkText();
        long options = Stream.concat(pairs.stream().map(Matching.Pair::right), distractors.stream())
                .distinct()
                .count();
        check(pairs.size() >= 2 && options >= 2, line, "xml.too-few-pairs");
        return new Matching(title, text, pairs, distractors, explanation);
    }

    Ordering ordering(List<String> steps) throws XmlProblem {
        checkText();
        check(steps.size() >= 2, line, "xml.too-few-steps");
        check(steps.stream().distinct().count() == steps.size(), line, "xml.same-steps");
        return new Ordering(title, text, steps, explanation);
    }

    Reflection reflection() throws XmlProblem {
        checkText();
        return new Reflection(title, text, explanation);
    }

    /** A text with {@link #GAP} for each gap. */
    Cloze cloze(List<Gap> gaps) throws XmlProblem {
        check(!gaps.isEmpty(), line, "xml.no-gaps");
        String written = text.replace(GAP, Cloze.GAP);
        if (written.split(Cloze.GAP, -1).length - 1 != gaps.size()) {
            written = GAP_LIKE.matcher(text)
                    .replaceAll("____")
                    .replaceAll("(?<=_)" + GAP, " " + GAP)
                    .replaceAll(GAP + "(?=[_" + GAP + "])", GAP + " ")
                    .replace(GAP, Cloze.GAP);
        }
        return new Cloze(title, written, gaps, explanation);
    }

    static Gap.Picked picked(List<Choice> choices, int line) throws XmlProblem {
        checkSingle(choices, line);
        return new Gap.Picked(choices);
    }

    static Gap.Written written(List<Accepted> accepted, int line) throws XmlProblem {
        check(accepted.stream().anyMatch(each -> each.percent() == 100), line, "xml.no-right");
        return new Gap.Written(accepted);
    }

    static Gap.Counted counted(List<Numeric.Range> accepted, int line) throws XmlProblem {
        check(accepted.stream().anyMatch(each -> each.percent() == 100), line, "xml.no-right");
        return new Gap.Counted(accepted);
    }

    /** A text that may not be empty. */
    static String given(String text, int line) throws XmlProblem {
        check(!text.isBlank(), line, "xml.empty-answer");
        return text;
    }

    private static void checkSingle(List<Choice> choices, int line) throws XmlProblem {
        long right = choices.stream().filter(each -> each.percent() == 100).count();
        check(choices.size() >= 2, line, "xml.too-few-choices");
        check(right >= 1, line, "xml.no-right");
        check(right == 1, line, "xml.two-right");
    }

    private void checkText() throws XmlProblem {
        check(!text.isBlank(), line, "xml.no-text");
    }

    private static void check(boolean held, int line, String key) throws XmlProblem {
        if (!held) {
            throw new XmlProblem(line, key);
        }
    }
}
