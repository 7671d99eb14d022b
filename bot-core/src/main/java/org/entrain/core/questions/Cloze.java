package org.entrain.core.questions;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.entrain.core.text.Language;

/**
 * A text with words missing from it. Every gap earns its part.
 *
 * @param text with {@link #GAP} for each gap
 * @param gaps one or more, in the text's order
 */
public record Cloze(String title, String text, List<Gap> gaps, String explanation) implements Question {
    /** What stands for a missing word in a text. */
    public static final String GAP = "_____";

    /** Throws {@link IllegalArgumentException} where the text does not hold as many gaps as there are. */
    public Cloze {
        Checks.notBlank("question", text);
        gaps = List.copyOf(gaps);
        if (gaps.isEmpty() || text.split(GAP, -1).length - 1 != gaps.size()) {
            throw new IllegalArgumentException("A text with missing words has as many gaps as answers");
        }
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Filled filled) || filled.words().size() != gaps.size()) {
            throw Checks.unfit(this, response);
        }
        List<Mark> marks = IntStream.range(0, gaps.size())
                .mapToObj(i -> gaps.get(i).mark(filled.words().get(i)))
                .toList();
        // Counted, not summed up where all are right: three thirds must make a whole.
        double share = marks.stream().allMatch(Mark::right)
                ? 1
                : Math.min(marks.stream().mapToDouble(Mark::share).sum() / gaps.size(), Math.nextDown(1.0));
        return Optional.of(Mark.of(share, all(marks, Mark::feedback, "\n")).written(all(marks, Mark::spelling, ", ")));
    }

    private static String all(List<Mark> marks, Function<Mark, String> part, String between) {
        return marks.stream()
                .map(part)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(joining(between));
    }

    /** The text with its gaps filled. */
    @Override
    public String rightAnswer(Language language) {
        String[] parts = text.split(GAP, -1);
        var filled = new StringBuilder(parts[0]);
        for (int i = 0; i < gaps.size(); i++) {
            filled.append(gaps.get(i).rightAnswer(language)).append(parts[i + 1]);
        }
        return filled.toString();
    }
}
