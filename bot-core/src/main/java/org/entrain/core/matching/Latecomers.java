package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where those go who come when a round has begun. */
public final class Latecomers {
    private Latecomers() {}

    /**
     * The group that somebody who comes late should join: the smallest they may join, whose members were in an uneven group
     * least often, and whom they suit best; empty where they may join none.
     *
     * @param late their number
     * @param groups those that can still be joined, by their members' numbers, which are people of the same numbering
     * @param size of a group, as wished; none becomes larger than one more
     */
    public static Optional<Integer> join(
            int late, List<List<Integer>> groups, int people, int size, Suitability suitability, Past past) {
        var costs = new Costs(people, size, suitability, past);
        var open = new ArrayList<Integer>();
        for (int at = 0; at < groups.size(); at++) {
            if (groups.get(at).size() <= size && cost(costs, late, groups.get(at)) < Costs.FORBIDDEN) {
                open.add(at);
            }
        }
        return open.stream()
                .min(Comparator.<Integer>comparingInt(at -> groups.get(at).size())
                        .thenComparingLong(at -> uneven(costs, groups.get(at)))
                        .thenComparingLong(at -> cost(costs, late, groups.get(at))));
    }

    private static long cost(Costs costs, int late, List<Integer> group) {
        int[] members = group.stream().mapToInt(one -> one).toArray();
        return costs.among(late, members, members.length, late);
    }

    private static long uneven(Costs costs, List<Integer> group) {
        return group.size() < costs.size()
                ? 0
                : group.stream().mapToLong(costs::uneven).sum();
    }
}
