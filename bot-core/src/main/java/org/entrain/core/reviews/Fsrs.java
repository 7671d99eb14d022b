package org.entrain.core.reviews;

/**
 * FSRS-6, the Free Spaced Repetition Scheduler: how memories fade, and what a review does to them. Written from the
 * formulas of <a href="https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm">open-spaced-repetition</a>,
 * whose names for the 21 weights are kept. Time is whole days; this only computes and keeps nothing.
 */
public final class Fsrs {
    /** Day by day, with the published weights: two reviews on one day are not told apart from two with a day between. */
    public static final Fsrs BY_DAY = new Fsrs(false, defaultWeights());

    /** With the published weights, and with their own formula for another review on the same day. */
    public static final Fsrs WITHIN_DAYS = new Fsrs(true, defaultWeights());

    static final double LEAST_STABILITY = 0.001;
    static final double MOST_STABILITY = 36_500;
    static final double LEAST_DIFFICULTY = 1;
    static final double MOST_DIFFICULTY = 10;
    /** The chance of remembering after as many days as a memory is stable. */
    private static final double AT_STABILITY = 0.9;

    private final boolean withinDays;
    private final double[] w;
    private final double decay;
    private final double factor;

    /**
     * With other weights than the published ones.
     *
     * @param withinDays whether another review on the same day has a formula of its own
     * @param weights the 21 of FSRS-6; throws {@link IllegalArgumentException} where they are not so many
     */
    public Fsrs(boolean withinDays, double... weights) {
        if (weights.length != 21) {
            throw new IllegalArgumentException(weights.length + " weights");
        }
        this.withinDays = withinDays;
        this.w = weights.clone();
        this.decay = -w[20];
        this.factor = Math.pow(AT_STABILITY, 1 / decay) - 1;
    }

    /** The weights that FSRS-6 is published with. */
    private static double[] defaultWeights() {
        return new double[] {
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
            1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
        };
    }

    /** The chance, from 0 to 1, of remembering something so stable so many days after it was last seen. */
    public double retrievability(double stability, long days) {
        return Math.pow(1 + factor * days / stability, decay);
    }

    /** After how many days the chance of remembering something so stable is {@code retention}: not rounded. */
    public double interval(double stability, double retention) {
        return stability / factor * (Math.pow(retention, 1 / decay) - 1);
    }

    /** The memory after a first review. */
    public Memory first(Grade grade) {
        return new Memory(stable(w[grade.number() - 1]), difficult(firstDifficulty(grade)));
    }

    /**
     * The memory after a review.
     *
     * @param days since the one before; not negative
     */
    public Memory next(Memory before, long days, Grade grade) {
        return new Memory(
                nextStability(before, retrievability(before.stability(), days), days, grade),
                nextDifficulty(before.difficulty(), grade));
    }

    double nextStability(Memory before, double retrievability, long days, Grade grade) {
        if (days == 0 && withinDays) {
            return stable(before.stability() * sameDayGrowth(before.stability(), grade));
        }
        return stable(
                grade.isRemembered()
                        ? before.stability() * (1 + growth(before, retrievability) * bonus(grade))
                        : afterLapse(before, retrievability));
    }

    /** By how many times itself a stability grows where it was neither hard nor easy to remember. */
    private double growth(Memory before, double retrievability) {
        return Math.exp(w[8])
                * (11 - before.difficulty())
                * Math.pow(before.stability(), -w[9])
                * Math.expm1(w[10] * (1 - retrievability));
    }

    private double bonus(Grade grade) {
        return switch (grade) {
            case AGAIN, GOOD -> 1;
            case HARD -> w[15];
            case EASY -> w[16];
        };
    }

    private double afterLapse(Memory before, double retrievability) {
        double anew = w[11]
                * Math.pow(before.difficulty(), -w[12])
                * (Math.pow(before.stability() + 1, w[13]) - 1)
                * Math.exp(w[14] * (1 - retrievability));
        return Math.min(anew, withinDays ? before.stability() / Math.exp(w[17] * w[18]) : before.stability());
    }

    private double sameDayGrowth(double stability, Grade grade) {
        double growth = Math.exp(w[17] * (fromGood(grade) + w[18])) * Math.pow(stability, -w[19]);
        return grade.isRemembered() ? Math.max(growth, 1) : growth;
    }

    private double firstDifficulty(Grade grade) {
        return w[4] - Math.exp(w[5] * (grade.number() - 1)) + 1;
    }

    /** A little back towards what an easy question starts with, which is not held to its bounds here. */
    double nextDifficulty(double before, Grade grade) {
        double moved = before - w[6] * fromGood(grade) * (MOST_DIFFICULTY - before) / 9;
        return difficult(w[7] * firstDifficulty(Grade.EASY) + (1 - w[7]) * moved);
    }

    private static int fromGood(Grade grade) {
        return grade.number() - Grade.GOOD.number();
    }

    private static double stable(double days) {
        return Math.clamp(days, LEAST_STABILITY, MOST_STABILITY);
    }

    private static double difficult(double difficulty) {
        return Math.clamp(difficulty, LEAST_DIFFICULTY, MOST_DIFFICULTY);
    }
}
