package org.entrain.core.quizzes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.entrain.core.bank.Version;

/**
 * How one question of a quiz works, by the first attempts at its latest version that was asked; nobody in particular.
 *
 * @param answers how many there are that were marked
 * @param right how many of them wholly right
 * @param compared how many people answered other questions too, so that this one can be held against those
 * @param discrimination how answers to it go with answers to the rest of the quiz: the correlation of the two shares of the
 *     points, from -1 to 1, which for a question that is right or wrong is the point-biserial; empty where either was the same
 *     for everybody
 * @param timed after how many answers it can be told how long they took
 * @param seconds the median of how long it took from the answer before to this one; empty where that cannot be told
 * @param options how often each option was chosen, in the question's order; empty where there are none
 * @param flags how many people find something wrong with it, and wait to be told what became of it
 */
record ItemStatistic(
        Version version,
        int answers,
        int right,
        int compared,
        OptionalDouble discrimination,
        int timed,
        OptionalDouble seconds,
        List<Chosen> options,
        int flags) {
    /** With fewer people a correlation says next to nothing: its standard error is above 0.2. */
    static final int ENOUGH = 20;

    /**
     * Below this a question tells those who know from those who do not hardly at all. Ebel and Frisbie (Essentials of
     * Educational Measurement, 5th edition, 1991) call an item below 0.2 poor, and between 0.2 and 0.3 marginal; this is a
     * little lower, since the question itself is taken out of the rest that it is held against.
     */
    static final double LEAST_TELLING = 0.15;

    /** About 70% right teaches best (see {@link Results}); below and above these there is little to learn from it. */
    private static final double HARD = 0.4;

    private static final double EASY = 0.95;

    ItemStatistic {
        options = List.copyOf(options);
    }

    /**
     * An option.
     *
     * @param right whether it is right, or one of those that are
     * @param times how often it was chosen
     * @param byStrong how often by the best: the 27 of a hundred who did best in the rest of the quiz (Kelley, The selection
     *     of upper and lower groups for the validation of test items, 1939)
     */
    record Chosen(String text, boolean right, int times, int byStrong) {}

    /** What gives a reason to look at a question, in the order of how much. */
    enum Trouble {
        /** The best chose another option more often than the right one: is the right one right? */
        DOUBTED,
        /** People find something wrong with it. */
        FLAGGED,
        /** Those who know do no better at it than the others. */
        POOR,
        HARD,
        EASY;

        String key() {
            return "stats.trouble." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether enough people answered it to show anything. */
    boolean canBeShown() {
        return answers >= Results.SMALLEST_GROUP;
    }

    /** The share of right answers in percent; 0 where there are none. */
    int percent() {
        return answers == 0 ? 0 : Math.round(100f * right / answers);
    }

    /** Whether its discrimination can be told. */
    boolean canBeCompared() {
        return compared >= ENOUGH && discrimination.isPresent();
    }

    boolean canBeTimed() {
        return timed >= Results.SMALLEST_GROUP && seconds.isPresent();
    }

    /** Why somebody should look at it; empty where it does its work, or where too few answered to say. */
    List<Trouble> troubles() {
        return Arrays.stream(Trouble.values()).filter(this::has).toList();
    }

    private boolean has(Trouble trouble) {
        return switch (trouble) {
            case DOUBTED -> answers >= ENOUGH && isDoubted();
            case FLAGGED -> flags > 0;
            case POOR -> canBeCompared() && discrimination.getAsDouble() < LEAST_TELLING;
            case HARD -> answers >= ENOUGH && right < HARD * answers;
            case EASY -> answers >= ENOUGH && right > EASY * answers;
        };
    }

    /** Only where one option is right can another be chosen in its place. */
    private boolean isDoubted() {
        List<Chosen> keys = options.stream().filter(Chosen::right).toList();
        int strong = options.stream().mapToInt(Chosen::byStrong).sum();
        return keys.size() == 1
                && strong >= Results.SMALLEST_GROUP
                && options.stream()
                        .anyMatch(each -> each.byStrong() > keys.getFirst().byStrong());
    }
}
