package org.entrain.core.challenges;

import java.util.Comparator;
import java.util.List;

/**
 * How far a challenge is.
 *
 * @param members who take part
 * @param active who did a step at least
 * @param finished who did all steps
 * @param steps that were done, of all people
 * @param byStep how many did each step, in the order of the steps
 * @param teams by their number; none where there are no teams
 */
record Standing(int members, int active, int finished, int steps, List<Integer> byStep, List<Team> teams) {
    Standing {
        byStep = List.copyOf(byStep);
        teams = List.copyOf(teams);
    }

    /**
     * How far a team is.
     *
     * @param number from 0
     * @param members of it
     * @param active of them who did a step at least
     * @param done steps, of all of them
     */
    record Team(int number, int members, int active, int done) {
        /**
         * The mean of what its members did, from 0 to 1, times the share of them who took part: neither a large team nor a
         * single hero wins alone.
         *
         * @param steps of the challenge
         */
        double result(int steps) {
            return members == 0 ? 0 : mean(steps) * active / members;
        }

        /** What its members did on average, of all there is to do, from 0 to 1. */
        double mean(int steps) {
            return members == 0 ? 0 : (double) done / ((long) members * steps);
        }
    }

    /** The teams that did something, the best result first. */
    List<Team> best(int steps) {
        return teams.stream()
                .filter(team -> team.done() > 0)
                .sorted(Comparator.comparingDouble((Team team) -> team.result(steps))
                        .reversed()
                        .thenComparingInt(Team::number))
                .toList();
    }
}
