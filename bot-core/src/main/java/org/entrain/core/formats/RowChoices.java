package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.SingleChoice;

/** Makes a question with options of one row of a table. */
final class RowChoices {
    private final SortedMap<Integer, String> options;
    private final String correct;
    private final RowMarks marks;

    RowChoices(Header header, Cells cells) {
        options = header.all(Column.OPTION, cells);
        correct = header.at(Column.CORRECT, cells);
        marks = new RowMarks(header, cells);
    }

    Question read(String title, String text, Kind kind, String explanation) throws Unreadable {
        if (options.size() < 2) {
            throw new Unreadable(0, "too-few-choices");
        }
        Set<Integer> right = correct.isEmpty()
                ? earning(kind == Kind.ONE ? 100 : Double.MIN_VALUE)
                : new RightOnes(options).read(correct);
        if (right.isEmpty()) {
            throw new Unreadable(0, "no-right-choice");
        }
        boolean one = kind == Kind.ONE || (kind == Kind.CHOICE && right.size() == 1);
        if (one && (right.size() > 1 || !right.containsAll(earning(100)))) {
            throw new Unreadable(0, "two-right");
        }
        var choices = new ArrayList<Choice>();
        for (var option : options.entrySet()) {
            double usual = !right.contains(option.getKey()) ? 0 : one ? 100 : 100.0 / right.size();
            double percent =
                    one && usual == 100 ? 100 : marks.percent(option.getKey()).orElse(usual);
            choices.add(new Choice(option.getValue(), percent, marks.feedback(option.getKey())));
        }
        if (choices.stream().noneMatch(choice -> choice.percent() > 0)) {
            throw new Unreadable(0, "no-right-choice");
        }
        return one
                ? new SingleChoice(title, text, choices, explanation)
                : new MultipleChoice(title, text, choices, explanation);
    }

    /** The options that are given at least so many points. */
    private Set<Integer> earning(double least) throws Unreadable {
        var earning = new TreeSet<Integer>();
        for (int option : options.keySet()) {
            if (marks.percent(option).orElse(0.0) >= least) {
                earning.add(option);
            }
        }
        return earning;
    }
}
