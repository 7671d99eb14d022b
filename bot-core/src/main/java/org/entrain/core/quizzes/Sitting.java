package org.entrain.core.quizzes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Version;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Response;

/**
 * What one person goes through: the questions of a run in order, or, once it is closed, the hard ones again.
 *
 * @param attempt from 1 in the quiz itself, 0 for another try after it closed
 * @param numbers of the questions, from 0, in order
 */
record Sitting(Run run, int attempt, List<Integer> numbers) {
    static final int ANOTHER_TRY = 0;
    static final int FIRST_TRY = 1;

    /** Spreads a seed over all its bits; the golden ratio, as in {@link java.util.SplittableRandom}. */
    private static final long MIXED = 0x9E3779B97F4A7C15L;

    Sitting {
        numbers = List.copyOf(numbers);
    }

    static Sitting ofQuiz(Run run, int attempt) {
        return new Sitting(
                run,
                attempt,
                IntStream.range(0, run.quiz().questions().size()).boxed().toList());
    }

    static Sitting ofHard(Run run, Results results) {
        return new Sitting(run, ANOTHER_TRY, results.hard());
    }

    static boolean isAttempt(int attempt) {
        return attempt >= ANOTHER_TRY && attempt <= Rules.MOST_ATTEMPTS;
    }

    Version question(int number) {
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

    /** The order in which one person sees the parts of a question: the same each time in this run. */
    Shuffle shuffle(int number, UUID person) {
        return new Shuffle(
                Objects.hash(run.id(), person, question(number).question()) * MIXED,
                run.quiz().rules().shuffleOptions());
    }

    /** The first question that is not yet answered. */
    Optional<Integer> next(Set<Integer> answered) {
        return numbers.stream().filter(number -> !answered.contains(number)).findFirst();
    }

    /** Whether answers are taken: those of the quiz until it closes, those of another try from then on. */
    boolean isOpen() {
        return attempt == ANOTHER_TRY
                ? !run.isOpen()
                : attempt <= run.quiz().rules().attempts()
                        && (run.isOpen() || run.quiz().rules().late() != Rules.Late.NOT_TAKEN);
    }

    /** How many of these responses, by question number, are wholly right. */
    int right(Map<Integer, Response> responses) {
        return (int) responses.entrySet().stream()
                .filter(entry -> isRight(entry.getKey(), entry.getValue()))
                .count();
    }

    /** A response whose words were forgotten is not. */
    private boolean isRight(int number, Response response) {
        try {
            return question(number).mark(response).filter(Mark::right).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
