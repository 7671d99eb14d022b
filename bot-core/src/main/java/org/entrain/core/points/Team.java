package org.entrain.core.points;

import java.util.Comparator;

/**
 * A team in a season.
 *
 * @param members {@link Teams#FEWEST} at least
 * @param active of them who have a point
 * @param points of all together
 */
public record Team(String name, int members, int active, int points) {
    /** The further ahead, the earlier; of two that are as far, the one in which more take part. */
    static final Comparator<Team> BY_SCORE = Comparator.comparingDouble(Team::score)
            .thenComparingDouble(Team::share)
            .reversed()
            .thenComparing(Team::name);

    /**
     * The points of a member on average, times the share of members who take part: so neither a large team nor one with a
     * hero wins by that alone (docs/points.md).
     */
    double score() {
        return mean() * share();
    }

    double mean() {
        return (double) points / members;
    }

    double share() {
        return (double) active / members;
    }
}
