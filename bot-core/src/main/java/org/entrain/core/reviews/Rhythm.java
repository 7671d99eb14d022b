package org.entrain.core.reviews;

/**
 * How often a community wants to be asked.
 *
 * @param retention the chance that something is still remembered when it comes back
 * @param longest days from one review to the next, at the most
 */
public record Rhythm(double retention, int longest) {
    /** Below this more is forgotten than a review can mend. */
    public static final double LEAST_RETENTION = 0.70;
    /** Above this a review comes every few days. */
    public static final double MOST_RETENTION = 0.97;
    /** A shorter longest time would ask everything every few days. */
    public static final int LEAST_LONGEST = 7;
    /** Five years. */
    public static final int MOST_LONGEST = 1_825;

    /** Fifteen of a hundred forgotten, and half a year: by then what people work with has changed. */
    public static final Rhythm USUAL = new Rhythm(0.85, 180);

    /** Throws {@link IllegalArgumentException} where either is out of its range. */
    public Rhythm {
        if (!(retention >= LEAST_RETENTION && retention <= MOST_RETENTION)
                || longest < LEAST_LONGEST
                || longest > MOST_LONGEST) {
            throw new IllegalArgumentException("No rhythm: %s, %d days".formatted(retention, longest));
        }
    }

    /** When reviews come by this. */
    Scheduling scheduling() {
        return new Scheduling(Fsrs.BY_DAY, retention, longest);
    }
}
