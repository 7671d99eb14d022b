package org.entrain.core.quizzes;

/**
 * How far a live run has come. It only ever goes up, so that of two who press at once one moves it on.
 *
 * @param step 0 before the first question; question {@code n}, from 0, is asked at {@code 2n + 1}, and its answers are
 *     shown at {@code 2n + 2}
 */
record LiveStep(int step) {
    static final LiveStep READY = new LiveStep(0);
    /** What a run asks while it takes no answers. */
    static final int NOTHING = -1;

    boolean isReady() {
        return step == 0;
    }

    /** Whether a question is asked, and takes answers. */
    boolean asks() {
        return step % 2 == 1;
    }

    /** Whether the answers to a question are shown. */
    boolean shows() {
        return step > 0 && !asks();
    }

    /** The question that is asked or whose answers are shown, from 0; not before the first. */
    int number() {
        return (step - 1) / 2;
    }

    /** The number of the question that takes answers, or {@link #NOTHING}. */
    int open() {
        return asks() ? number() : NOTHING;
    }

    /** The answers to the question that is asked are shown. */
    LiveStep shown() {
        return new LiveStep(step + 1);
    }

    /** The next question is asked, whether the answers to this one were shown or not. */
    LiveStep next() {
        return new LiveStep(asks() ? step + 2 : step + 1);
    }

    /** Whether there is a next one among so many questions. */
    boolean hasNext(int questions) {
        return next().number() < questions;
    }
}
