package org.entrain.core.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;

/**
 * Makes groups better many places at a time: of each of some groups one leaves, and they are shared out anew among the places
 * that became free, at least cost ({@link Assignment}). What no two could do by changing places, two hundred often can.
 */
final class Reassignment {
    private static final int AT_ONCE = 150;
    private static final int WORK = 50_000;
    private static final int MOST_ROUNDS = 60;

    private final Costs costs;
    private final Groups groups;
    private final RandomGenerator chance;

    Reassignment(Costs costs, Groups groups, RandomGenerator chance) {
        this.costs = costs;
        this.groups = groups;
        this.chance = chance;
    }

    /** As often as takes less than a second for some thousand people. */
    void improve() {
        int rounds = Math.min(MOST_ROUNDS, WORK * costs.size() / Math.max(1, costs.people()));
        for (int round = 0; round < rounds; round++) {
            int[] leaving = groups.oneOfEach(chance);
            if (leaving.length == 0) {
                return;
            }
            Exchange.shuffle(leaving, chance);
            if (round % 2 == 1) {
                leaving = alike(leaving);
            }
            for (int from = 0; from < leaving.length; from += AT_ONCE) {
                shareOut(Arrays.copyOfRange(leaving, from, Math.min(from + AT_ONCE, leaving.length)));
            }
        }
    }

    /** In such an order that those beside one another suit somebody alike: more of their changes make sense. */
    private int[] alike(int[] some) {
        int somebody = some[0];
        return Arrays.stream(some)
                .boxed()
                .sorted(Comparator.comparingLong(one -> one == somebody ? 0 : costs.pair(somebody, one)))
                .mapToInt(one -> one)
                .toArray();
    }

    private void shareOut(int[] some) {
        long[][] matrix = new long[some.length][some.length];
        for (int one = 0; one < some.length; one++) {
            for (int place = 0; place < some.length; place++) {
                matrix[one][place] = groups.inPlaceOf(some[one], some[place]);
            }
        }
        groups.rearrange(some, Assignment.columns(matrix, some.length));
    }
}
