package org.entrain.core.questions;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.text.Language;

/**
 * A question in which things are put into their order. Every thing that is followed by its right successor earns its part
 * (as in Moodle's ordering question, "relative to the next item"), so that one thing out of place does not spoil all.
 *
 * @param steps two or more, in their right order, no two alike
 */
public record Ordering(String title, String text, List<String> steps, String explanation) implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank or the steps are not as said. */
    public Ordering {
        Checks.notBlank("question", text);
        steps = List.copyOf(steps);
        steps.forEach(each -> Checks.notBlank("step", each));
        if (steps.size() < 2 || steps.stream().distinct().count() != steps.size()) {
            throw new IllegalArgumentException("An ordering has two steps or more, no two alike");
        }
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Ordered ordered)
                || !IntStream.range(0, steps.size())
                        .boxed()
                        .toList()
                        .equals(ordered.steps().stream().sorted().toList())) {
            throw Checks.unfit(this, response);
        }
        long followed = IntStream.range(1, steps.size())
                .filter(i -> ordered.steps().get(i) == ordered.steps().get(i - 1) + 1)
                .count();
        return Optional.of(Mark.of((double) followed / (steps.size() - 1), ""));
    }

    @Override
    public String rightAnswer(Language language) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> (i + 1) + ". " + steps.get(i))
                .collect(joining("\n"));
    }
}
