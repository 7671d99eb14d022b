package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Groups to begin with, which break no hard rule. */
final class Start {
    private static final int LOOKS = 40;

    private final Costs costs;
    private final RandomGenerator chance;

    Start(Costs costs, RandomGenerator chance) {
        this.costs = costs;
        this.chance = chance;
    }

    /** One group after another, each of who suits best of those that are looked at. */
    Groups greedy() {
        int[] open = IntStream.range(0, costs.people()).toArray();
        Exchange.shuffle(open, chance);
        int left = open.length;
        var groups = new ArrayList<int[]>();
        for (int size : Sizes.of(open.length, costs.size())) {
            int[] group = new int[size];
            int count = 0;
            while (count < size && left > 0) {
                int best = best(open, left, group, count);
                if (best < 0) {
                    break;
                }
                group[count++] = open[best];
                open[best] = open[--left];
            }
            groups.add(Arrays.copyOf(group, count));
        }
        return new Groups(
                costs,
                List.copyOf(groups.stream().filter(group -> group.length > 0).toList()));
    }

    private int best(int[] open, int left, int[] group, int count) {
        int best = -1;
        long least = Costs.FORBIDDEN;
        for (int i = 0; i < Math.min(left, count == 0 ? 1 : LOOKS); i++) {
            int at = left <= LOOKS ? left - 1 - i : chance.nextInt(left);
            long cost = costs.among(open[at], group, count, open[at]);
            if (cost < least) {
                least = cost;
                best = at;
            }
        }
        return best;
    }
}
