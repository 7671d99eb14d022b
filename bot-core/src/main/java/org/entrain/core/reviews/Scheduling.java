package org.entrain.core.reviews;

import java.util.function.ToDoubleFunction;

/** When something is to be reviewed next: as late as it is still likely enough to be remembered. */
public final class Scheduling {
    private final Fsrs fsrs;
    private final double daysPerStability;
    private final int longest;

    /**
     * What comes of a review.
     *
     * @param days until the next
     */
    public record Next(Memory memory, int days) {}

    /**
     * Reviews that come so that something is remembered with a chance of {@code retention}.
     *
     * @param fsrs how memories fade
     * @param retention between 0 and 1
     * @param longest days from one review to the next, at the most
     */
    public Scheduling(Fsrs fsrs, double retention, int longest) {
        this.fsrs = fsrs;
        this.daysPerStability = fsrs.interval(1, retention);
        this.longest = longest;
    }

    /** After a first review. */
    public Next first(Grade grade) {
        Memory memory = fsrs.first(grade);
        return new Next(memory, days(grade, each -> fsrs.first(each).stability()));
    }

    /**
     * After another review.
     *
     * @param elapsed days since the one before; not negative
     */
    public Next next(Memory before, long elapsed, Grade grade) {
        double retrievability = fsrs.retrievability(before.stability(), elapsed);
        return new Next(
                fsrs.next(before, elapsed, grade),
                days(grade, each -> fsrs.nextStability(before, retrievability, elapsed, each)));
    }

    private int days(Grade grade, ToDoubleFunction<Grade> stability) {
        return Math.min(inOrder(grade, stability), longest);
    }

    /** A better grade always comes back later, by a day at least; how FSRS orders its long-term schedule. */
    private int inOrder(Grade grade, ToDoubleFunction<Grade> stability) {
        int alone = whole(stability.applyAsDouble(grade));
        return switch (grade) {
            case AGAIN -> Math.min(alone, whole(stability.applyAsDouble(Grade.HARD)));
            case HARD -> Math.max(alone, inOrder(Grade.AGAIN, stability) + 1);
            case GOOD -> Math.max(alone, inOrder(Grade.HARD, stability) + 1);
            case EASY -> Math.max(alone, inOrder(Grade.GOOD, stability) + 1);
        };
    }

    private int whole(double stability) {
        return Math.clamp(Math.round(stability * daysPerStability), 1, longest);
    }
}
