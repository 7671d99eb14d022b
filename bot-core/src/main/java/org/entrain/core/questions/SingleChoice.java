package org.entrain.core.questions;

import java.util.List;
import java.util.Optional;
import org.entrain.core.text.Language;

/**
 * A question with one right option. Another option may be partly right; one of a negative percent earns nothing.
 *
 * @param choices two or more, exactly one of them with 100 percent
 */
public record SingleChoice(String title, String text, List<Choice> choices, String explanation) implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank or the choices are not as said. */
    public SingleChoice {
        Checks.notBlank("question", text);
        choices = List.copyOf(choices);
        Checks.choices(choices);
        if (choices.stream().filter(choice -> choice.percent() == 100).count() != 1) {
            throw new IllegalArgumentException("A single choice has exactly one right option");
        }
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Chosen answer)) {
            throw Checks.unfit(this, response);
        }
        Choice chosen = Checks.at(answer.choice(), choices);
        return Optional.of(Mark.of(Math.max(0, chosen.percent() / 100), chosen.feedback()));
    }

    @Override
    public String rightAnswer(Language language) {
        return choices.stream()
                .filter(choice -> choice.percent() == 100)
                .map(Choice::text)
                .findFirst()
                .orElseThrow();
    }
}
