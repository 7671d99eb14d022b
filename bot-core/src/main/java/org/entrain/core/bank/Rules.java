package org.entrain.core.bank;

import java.util.Optional;

/**
 * How a quiz is played.
 *
 * @param attempts how often a person may go through it while it is open, from 1; the best counts
 * @param shuffleQuestions whether each person gets the questions in an order of their own
 * @param shuffleOptions whether each person gets the options in an order of their own
 * @param draw how many questions each person gets of all there are: those they never saw first, then those they saw
 *     least; empty for all
 * @param pass the percent of the points, from 1 to 100, with which it counts as passed; empty where nobody passes or fails
 * @param late what becomes of answers after it closed
 * @param answers when people see whether they were right
 */
public record Rules(
        int attempts,
        boolean shuffleQuestions,
        boolean shuffleOptions,
        Optional<Integer> draw,
        Optional<Integer> pass,
        Late late,
        Reveal answers) {
    /** More than these are a sign of a slip. */
    public static final int MOST_ATTEMPTS = 10;

    /** What a quiz is played by until somebody says otherwise. */
    public static final Rules USUAL =
            new Rules(1, false, false, Optional.empty(), Optional.empty(), Late.NOT_TAKEN, Reveal.AT_ONCE);

    /** Throws {@link IllegalArgumentException} where a number is out of its range. */
    public Rules {
        if (attempts < 1
                || attempts > MOST_ATTEMPTS
                || draw.filter(count -> count < 1).isPresent()
                || pass.filter(percent -> percent < 1 || percent > 100).isPresent()) {
            throw new IllegalArgumentException("A quiz cannot be played by these rules");
        }
    }

    /** What becomes of an answer after a quiz closed. */
    public enum Late {
        NOT_TAKEN,
        /** Taken, and counted nowhere. */
        UNMARKED,
        TAKEN
    }

    /** When people see whether they were right. */
    public enum Reveal {
        AT_ONCE,
        AT_CLOSE
    }
}
