package org.entrain.core.formats;

import java.util.List;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.SingleChoice;

/** Tells a question with one right option from one with several. */
final class GiftChoices {
    private GiftChoices() {}

    static Question read(String title, String text, List<GiftAnswer> answers, String explanation, int at)
            throws Unreadable {
        if (answers.size() < 2) {
            throw new Unreadable(at, "too-few-choices");
        }
        List<Choice> choices = answers.stream()
                .map(answer -> new Choice(answer.text(), answer.percent(), answer.feedback()))
                .toList();
        boolean anyMarked = answers.stream().anyMatch(GiftAnswer::marked);
        long right = choices.stream().filter(choice -> choice.percent() == 100).count();
        if (anyMarked && right == 1) {
            return new SingleChoice(title, text, choices, explanation);
        }
        long earning = choices.stream().filter(choice -> choice.percent() > 0).count();
        if (earning == 0 || (earning == 1 && right == 0)) {
            throw new Unreadable(at, "no-right-choice");
        }
        // Several that are wholly right: whoever writes that means "choose them all".
        return new MultipleChoice(title, text, anyMarked ? shared(choices, right) : choices, explanation);
    }

    private static List<Choice> shared(List<Choice> choices, long right) {
        return choices.stream()
                .map(choice ->
                        choice.percent() == 100 ? new Choice(choice.text(), 100.0 / right, choice.feedback()) : choice)
                .toList();
    }
}
