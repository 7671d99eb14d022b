package org.entrain.core.quizzes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.entrain.core.questions.Question;

/**
 * What one person goes through: the questions of a run in order, or, once it is closed, the hard ones again.
 *
 * @param attempt 1 for the quiz itself, 2 for another try
 * @param numbers of the questions, from 0, in order
 */
record Sitting(Run run, int attempt, List<Integer> numbers) {
    Sitting {
        numbers = List.copyOf(numbers);
    }

    static Sitting ofQuiz(Run run) {
        return new Sitting(
                run,
                1,
                IntStream.range(0, run.quiz().questions().size()).boxed().toList());
    }

    static Sitting ofHard(Run run, Results results) {
        return new Sitting(run, 2, results.hard());
    }

    static boolean isAttempt(int attempt) {
        return attempt == 1 || attempt == 2;
    }

    Question question(int number) {
        return run.quiz().questions().get(number);
    }

    /** Whether {@code number} is one of its questions. */
    boolean asks(int number) {
        return numbers.contains(number);
    }

    /** Where a question stands in it, from 1. */
    int position(int number) {
        return numbers.indexOf(number) + 1;
    }

    /** The first question that is not yet answered. */
    Optional<Integer> next(Set<Integer> answered) {
        return numbers.stream().filter(number -> !answered.contains(number)).findFirst();
    }
}
