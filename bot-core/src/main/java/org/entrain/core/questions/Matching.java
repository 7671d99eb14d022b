package org.entrain.core.questions;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.text.Language;

/**
 * A question in which each of several things is given the one that goes with it. Every right pair earns its part.
 *
 * @param pairs two or more
 * @param distractors what goes with nothing; may be empty
 */
public record Matching(String title, String text, List<Pair> pairs, List<String> distractors, String explanation)
        implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank, or there are fewer than two pairs or options. */
    public Matching {
        Checks.notBlank("question", text);
        pairs = List.copyOf(pairs);
        distractors = List.copyOf(distractors);
        distractors.forEach(each -> Checks.notBlank("distractor", each));
        if (pairs.size() < 2
                || Stream.concat(pairs.stream().map(Pair::right), distractors.stream())
                                .distinct()
                                .count()
                        < 2) {
            throw new IllegalArgumentException("A matching question has two pairs and two options or more");
        }
    }

    /** What belongs together: {@code left} is asked, {@code right} is the answer. */
    public record Pair(String left, String right) {
        public Pair {
            Checks.notBlank("left side", left);
            Checks.notBlank("right side", right);
        }
    }

    /** What can be given to each thing, every text once: the right sides in the pairs' order, then the distractors. */
    public List<String> options() {
        return Stream.concat(pairs.stream().map(Pair::right), distractors.stream())
                .distinct()
                .toList();
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Matched matched) || matched.options().size() != pairs.size()) {
            throw Checks.unfit(this, response);
        }
        List<String> options = options();
        if (matched.options().stream().anyMatch(option -> option >= options.size())) {
            throw Checks.unfit(this, response);
        }
        long right = IntStream.range(0, pairs.size())
                .filter(i -> options.get(matched.options().get(i))
                        .equals(pairs.get(i).right()))
                .count();
        return Optional.of(Mark.of((double) right / pairs.size(), ""));
    }

    @Override
    public String rightAnswer(Language language) {
        return pairs.stream().map(pair -> pair.left() + " → " + pair.right()).collect(joining("\n"));
    }
}
