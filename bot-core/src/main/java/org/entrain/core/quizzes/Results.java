package org.entrain.core.quizzes;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How a group did in one run, question by question; nobody in particular.
 *
 * @param participants how many people answered at least one question
 * @param questions in the quiz's order
 */
public record Results(int participants, List<Tally> questions) {
    /**
     * Below this share of right answers a question is called hard. A question that about 70% get right teaches best
     * (LEARNING.md names it the target difficulty); well below that, the group has something to learn from it.
     */
    private static final double HARD = 0.6;

    /** With fewer, somebody who knows how some of them did could tell how the others did. */
    static final int SMALLEST_GROUP = 5;

    public Results {
        questions = List.copyOf(questions);
    }

    /**
     * How one question went.
     *
     * @param answers how many people answered it
     * @param right how many of them wholly right
     */
    public record Tally(int answers, int right) {
        boolean isHard() {
            return canBeShown() && right < HARD * answers;
        }

        boolean canBeShown() {
            return answers >= SMALLEST_GROUP;
        }
    }

    /** Whether there are enough participants to show how the group did without showing how one person did. */
    public boolean canBeShown() {
        return participants >= SMALLEST_GROUP;
    }

    /** The numbers of the questions that enough people answered to show how the group did, from 0. */
    public List<Integer> shown() {
        return numbers(Tally::canBeShown);
    }

    /** How many questions nobody answered. */
    int unanswered() {
        return numbers(tally -> tally.answers() == 0).size();
    }

    /** The numbers of the questions that were hard, from 0. */
    public List<Integer> hard() {
        return numbers(Tally::isHard);
    }

    private List<Integer> numbers(Predicate<Tally> which) {
        return IntStream.range(0, questions.size())
                .filter(number -> which.test(questions.get(number)))
                .boxed()
                .toList();
    }
}
