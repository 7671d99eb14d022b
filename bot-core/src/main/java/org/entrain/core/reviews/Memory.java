package org.entrain.core.reviews;

/**
 * What is believed of somebody's memory of one question.
 *
 * @param stability days until the chance that they remember it is 90%
 * @param difficulty of making it more stable, from 1 to 10
 */
public record Memory(double stability, double difficulty) {
    /** Throws {@link IllegalArgumentException} where either is out of its range. */
    public Memory {
        if (!(stability >= Fsrs.LEAST_STABILITY && stability <= Fsrs.MOST_STABILITY)) {
            throw new IllegalArgumentException("A stability of " + stability + " days");
        }
        if (!(difficulty >= Fsrs.LEAST_DIFFICULTY && difficulty <= Fsrs.MOST_DIFFICULTY)) {
            throw new IllegalArgumentException("A difficulty of " + difficulty);
        }
    }
}
