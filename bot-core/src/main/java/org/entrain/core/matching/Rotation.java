package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keeps the rounds to come possible. That all meet somebody new today may leave, of those who have not met yet, a set that
 * cannot be divided into full rounds any more: two circles of three at worst. So it is looked ahead: where what is left is not
 * found to come out even, today's round is taken from a division of all that is left, and made better within it.
 */
final class Rotation {
    /** More people than that have so many rounds before them that it is not looked ahead. */
    private static final int MOST_PEOPLE = 128;

    private final Costs costs;
    private final int people;

    Rotation(Costs costs) {
        this.costs = costs;
        this.people = costs.people();
    }

    /** The round that is best today, or one like it that lets the others come out even. */
    int[] lookAhead(int[] today) {
        if (people > MOST_PEOPLE) {
            return today;
        }
        boolean[][] left = left();
        int rounds = rounds(left);
        if (rounds < 2
                || !IntStream.range(0, people).allMatch(one -> left[one][today[one]])
                || comesOut(left, today, rounds)) {
            return today;
        }
        return Factors.of(left, rounds).map(factors -> best(left, factors)).orElse(today);
    }

    /** Who of those that may meet have met least often. */
    boolean[][] left() {
        int least = Integer.MAX_VALUE;
        for (int one = 0; one < people; one++) {
            for (int other = 0; other < one; other++) {
                least = costs.pair(one, other) == Costs.FORBIDDEN ? least : Math.min(least, costs.times(one, other));
            }
        }
        boolean[][] left = new boolean[people][people];
        for (int one = 0; one < people; one++) {
            for (int other = 0; other < one; other++) {
                left[one][other] = costs.pair(one, other) != Costs.FORBIDDEN && costs.times(one, other) == least;
                left[other][one] = left[one][other];
            }
        }
        return left;
    }

    /** How many rounds are left; 0 where it is not the same number for all. */
    private int rounds(boolean[][] left) {
        int[] degrees = IntStream.range(0, people)
                .map(one -> (int) IntStream.range(0, people)
                        .filter(other -> left[one][other])
                        .count())
                .distinct()
                .toArray();
        return degrees.length == 1 ? degrees[0] : 0;
    }

    private boolean comesOut(boolean[][] left, int[] today, int rounds) {
        if (2 * rounds > people + 2 && people > 12) {
            return true;
        }
        boolean[][] after = new boolean[people][];
        for (int one = 0; one < people; one++) {
            after[one] = left[one].clone();
            after[one][today[one]] = false;
        }
        return Factors.of(after, rounds - 1).isPresent();
    }

    /**
     * Of all rounds that are left the best one, whose pairs are changed for those of others where that is better. It is one
     * after which the rest is found again: the next round begins to look from nothing.
     */
    private int[] best(boolean[][] left, List<int[]> factors) {
        Optional<int[]> best = Optional.empty();
        for (int[] factor : factors) {
            int[] better = better(factor, factors);
            boolean leads = best.map(before -> cost(better) < cost(before)).orElse(true);
            if (leads && comesOut(left, better, factors.size())) {
                best = Optional.of(better);
            }
        }
        return best.or(() -> factors.stream()
                        .filter(factor -> comesOut(left, factor, factors.size()))
                        .findFirst())
                .orElse(factors.getFirst());
    }

    /** Two rounds together are circles; along each, the two may be exchanged, and what is left still comes out even. */
    private int[] better(int[] from, List<int[]> factors) {
        int[] today = from.clone();
        for (int[] factor : factors) {
            if (factor != from) {
                exchange(today, factor);
            }
        }
        return today;
    }

    private void exchange(int[] today, int[] other) {
        boolean[] seen = new boolean[people];
        for (int begin = 0; begin < people; begin++) {
            if (!seen[begin]) {
                List<Integer> circle = circle(today, other, begin);
                circle.forEach(one -> seen[one] = true);
                long gain = circle.stream()
                        .mapToLong(one -> costs.pair(one, today[one]) - costs.pair(one, other[one]))
                        .sum();
                if (gain > 0) {
                    circle.forEach(one -> today[one] = other[one]);
                }
            }
        }
    }

    private static List<Integer> circle(int[] today, int[] other, int begin) {
        var circle = new ArrayList<Integer>();
        int one = begin;
        do {
            circle.add(one);
            circle.add(today[one]);
            one = other[today[one]];
        } while (one != begin);
        return circle;
    }

    private long cost(int[] mates) {
        return IntStream.range(0, people)
                .mapToLong(one -> costs.pair(one, mates[one]))
                .sum();
    }
}
