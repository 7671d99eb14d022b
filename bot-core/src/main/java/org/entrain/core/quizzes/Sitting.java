package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Version;
import org.entrain.core.questions.Reflection;

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

    /** The same for one person: in an order of their own where the rules say so, and the same each time. */
    Sitting of(UUID person) {
        return needsDraw() || attempt == ANOTHER_TRY
                ? this
                : of(person, run.quiz().rules().shuffleQuestions());
    }

    /** The same in an order of one person's own. */
    Sitting of(UUID person, boolean shuffled) {
        if (!shuffled) {
            return this;
        }
        // From the same list each time: who has their own order already keeps it.
        var order = new ArrayList<>(numbers.stream().sorted().toList());
        Collections.shuffle(order, new Random(Objects.hash(run.id(), person, attempt) * MIXED));
        return drawn(order);
    }

    /** The same of a run that was closed meanwhile. */
    Sitting closed(Instant at) {
        return new Sitting(run.closed(at), attempt, numbers);
    }

    /** The same with these questions, in this order. */
    Sitting drawn(List<Integer> some) {
        return new Sitting(run, attempt, some);
    }

    /** Whether each person gets only some of its questions; which stands in {@link Draws}. */
    boolean needsDraw() {
        return attempt != ANOTHER_TRY && run.asked() < run.quiz().questions().size();
    }

    /** How many of its questions have a right answer. */
    int markable() {
        return (int) numbers.stream()
                .filter(number -> !(question(number).original().question() instanceof Reflection))
                .count();
    }

    /** Whether people are told at once what is right. */
    boolean tells() {
        return attempt == ANOTHER_TRY || !run.isOpen() || run.quiz().rules().answers() == Rules.Reveal.AT_ONCE;
    }

    /** How many tries there are after this one. */
    int triesLeft() {
        return attempt == ANOTHER_TRY || !isOpen()
                ? 0
                : Math.max(0, run.quiz().rules().attempts() - attempt);
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

    /** Whether it is of a live run that is open: then nobody learns on their own what is right, or what comes next. */
    boolean isLive() {
        return attempt != ANOTHER_TRY && run.mode() == Run.Mode.LIVE;
    }

    /** Whether somebody goes through it for themselves, in their own time. */
    boolean isAtOnesOwnPace() {
        return attempt == ANOTHER_TRY || run.mode().isAtOnesOwnPace();
    }
}
