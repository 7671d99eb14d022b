package org.entrain.core.questions;

import static java.util.stream.Collectors.joining;

import java.text.ListFormat;
import java.util.List;
import java.util.Optional;
import org.entrain.core.text.Language;

/**
 * A question of which several options may be right. Every right option that is chosen earns its part, every wrong one
 * costs, and the sum never falls below nothing. A wrong option without a weight of its own costs what a right one is
 * worth on average, so that choosing everything is never the way to the full mark.
 *
 * @param choices two or more, at least one of them with a positive percent
 */
public record MultipleChoice(String title, String text, List<Choice> choices, String explanation) implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank or the choices are not as said. */
    public MultipleChoice {
        Checks.notBlank("question", text);
        choices = List.copyOf(choices);
        Checks.choices(choices);
        if (choices.stream().noneMatch(MultipleChoice::isRight)) {
            throw new IllegalArgumentException("A multiple choice has at least one right option");
        }
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.ChosenMany answer)) {
            throw Checks.unfit(this, response);
        }
        List<Choice> chosen = answer.choices().stream()
                .sorted()
                .map(index -> Checks.at(index, choices))
                .toList();
        return Optional.of(Mark.of(share(chosen), feedback(chosen)));
    }

    private double share(List<Choice> chosen) {
        List<Choice> right = choices.stream().filter(MultipleChoice::isRight).toList();
        if (chosen.size() == right.size() && chosen.stream().allMatch(MultipleChoice::isRight)) {
            return 1; // whatever the percents add up to: three thirds, written 33.33333, make a whole
        }
        double whole = right.stream().mapToDouble(Choice::percent).sum();
        double costOfWrong = whole / right.size();
        double earned = chosen.stream()
                .mapToDouble(choice -> choice.percent() == 0 ? -costOfWrong : choice.percent())
                .sum();
        return Math.clamp(earned / whole, 0, Math.nextDown(1.0));
    }

    private static String feedback(List<Choice> chosen) {
        return chosen.stream()
                .map(Choice::feedback)
                .filter(feedback -> !feedback.isEmpty())
                .distinct()
                .collect(joining("\n"));
    }

    @Override
    public String rightAnswer(Language language) {
        List<String> right = choices.stream()
                .filter(MultipleChoice::isRight)
                .map(Choice::text)
                .toList();
        return ListFormat.getInstance(language.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(right);
    }

    private static boolean isRight(Choice choice) {
        return choice.percent() > 0;
    }
}
