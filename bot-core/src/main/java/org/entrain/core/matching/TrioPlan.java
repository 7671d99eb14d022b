package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who makes the trio of an odd number of people, now and until everybody was in one. Were the best trio taken each time, the last
 * ones before everybody had their turn would be those who are over, and these have met. So all who are due are divided into
 * trios of people who have not met, and until its turn comes, the pairs within a trio are kept for it. It is divided anew each
 * round, by chance from a fixed seed: whoever has the fewest left goes first, and of many divisions the fullest is taken. What
 * was kept in the round before can be found again.
 */
final class TrioPlan {
    /** More people than that have so many rounds before them that it is not planned. */
    private static final int MOST_PEOPLE = 128;

    private static final int BEGINNINGS = 40;

    private static final int NOBODY = -1;

    private final boolean[][] left;
    private final boolean[] due;
    private final SplittableRandom chance;
    private final int[] trioOf;
    private final List<int[]> trios = new ArrayList<>();

    private TrioPlan(boolean[][] left, boolean[] due, SplittableRandom chance) {
        this.left = left;
        this.due = due;
        this.chance = chance;
        this.trioOf = new int[due.length];
        Arrays.fill(trioOf, NOBODY);
    }

    /** The fullest that is found. In a first round, when all is possible still, and of very many people there is none. */
    static TrioPlan of(Costs costs) {
        boolean[] due = due(costs);
        var chance = new SplittableRandom(costs.people());
        if (costs.people() > MOST_PEOPLE || costs.isFirst()) {
            return new TrioPlan(new boolean[0][], due, chance);
        }
        boolean[][] left = new Rotation(costs).left();
        var best = new TrioPlan(left, due, chance);
        for (int i = 0; i < BEGINNINGS && !best.isWhole(); i++) {
            var plan = new TrioPlan(left, due, chance);
            plan.divide();
            best = plan.trios.size() > best.trios.size() ? plan : best;
        }
        return best;
    }

    /** Whoever was in an uneven group least often. */
    private static boolean[] due(Costs costs) {
        long least = IntStream.range(0, costs.people())
                .mapToLong(costs::uneven)
                .min()
                .orElse(0);
        boolean[] due = new boolean[costs.people()];
        IntStream.range(0, due.length).forEach(one -> due[one] = costs.uneven(one) == least);
        return due;
    }

    /** The trios whose turn it may be: with others than those who are due only where fewer than three are. */
    Stream<int[]> next() {
        long all = people().filter(one -> due[one]).count();
        return trios.stream()
                .filter(trio -> Arrays.stream(trio).filter(one -> due[one]).count() == Math.min(trio.length, all));
    }

    /** Whether two shall meet in a trio. */
    boolean keeps(int one, int other) {
        return trioOf[one] != NOBODY && trioOf[one] == trioOf[other];
    }

    private boolean isWhole() {
        return people().allMatch(one -> !due[one] || trioOf[one] != NOBODY);
    }

    private void divide() {
        boolean[] open = due.clone();
        var over = new ArrayList<Integer>();
        for (int one = scarcest(open); one != NOBODY; one = scarcest(open)) {
            open[one] = false;
            int[] trio = among(one, open);
            if (trio.length == 0) {
                over.add(one);
            } else {
                add(trio);
                open[trio[1]] = open[trio[2]] = false;
            }
        }
        fillUp(over);
    }

    /** One or two who are over make a trio with others, who begin their next turn with it. */
    private void fillUp(List<Integer> over) {
        boolean[] open = new boolean[due.length];
        people().forEach(one -> open[one] = !due[one] && trioOf[one] == NOBODY);
        if (over.size() == 1) {
            int[] trio = among(over.getFirst(), open);
            if (trio.length > 0) {
                add(trio);
            }
        } else if (over.size() == 2 && left[over.getFirst()][over.getLast()]) {
            int[] thirds = people().filter(one -> open[one] && left[over.getFirst()][one] && left[over.getLast()][one])
                    .toArray();
            if (thirds.length > 0) {
                add(over.getFirst(), over.getLast(), thirds[chance.nextInt(thirds.length)]);
            }
        }
    }

    private void add(int... trio) {
        for (int one : trio) {
            trioOf[one] = trios.size();
        }
        trios.add(trio);
    }

    /** Whoever has the fewest of these left to meet; any of them where several do. */
    private int scarcest(boolean[] open) {
        int scarcest = NOBODY;
        long fewest = Long.MAX_VALUE;
        int equals = 0;
        for (int one = 0; one < open.length; one++) {
            long count = open[one] ? near(one, open).length : Long.MAX_VALUE;
            equals = count == fewest ? equals + 1 : 1;
            if (count < fewest || (open[one] && count == fewest && chance.nextInt(equals) == 0)) {
                scarcest = one;
                fewest = count;
            }
        }
        return scarcest;
    }

    /** Somebody and two of these, none of whom have met; by chance which, and empty where there are none. */
    private int[] among(int one, boolean[] open) {
        int[] near = near(one, open);
        int[] trio = {};
        int found = 0;
        for (int i = 0; i < near.length; i++) {
            for (int j = 0; j < i; j++) {
                if (left[near[i]][near[j]] && chance.nextInt(++found) == 0) {
                    trio = new int[] {one, near[i], near[j]};
                }
            }
        }
        return trio;
    }

    private int[] near(int one, boolean[] open) {
        return people().filter(other -> open[other] && left[one][other]).toArray();
    }

    private IntStream people() {
        return IntStream.range(0, due.length);
    }
}
