package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Groups of two, and one of three where they do not come out even: exactly, for a few hundred people. */
final class Pairs {
    /** So many people are matched exactly. */
    static final int EXACT = 600;

    private final Costs costs;
    private final int people;
    private final RandomGenerator chance;

    Pairs(Costs costs, RandomGenerator chance) {
        this.costs = costs;
        this.people = costs.people();
        this.chance = chance;
    }

    Groups best() {
        int[] all = IntStream.range(0, people).toArray();
        if (people % 2 == 0) {
            return new Groups(costs, pairs(costs, all, new Rotation(costs).lookAhead(mates(all, costs::matched))));
        }
        return new Groups(costs, people < 3 ? List.of() : new OddPairs(costs).best());
    }

    /** What it costs that two are matched. */
    @FunctionalInterface
    interface Cost {
        long of(int one, int other);
    }

    /** Of some people, by their places: with whom each is matched. */
    static int[] mates(int[] some, Cost cost) {
        long[][] matrix = new long[some.length][some.length];
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = matrix[j][i] = cost.of(some[i], some[j]);
            }
        }
        return Blossom.mates(matrix);
    }

    /** Of some people and their mates: those who may meet. Others stay alone. */
    static List<int[]> pairs(Costs costs, int[] some, int[] mates) {
        return IntStream.range(0, some.length)
                .filter(i -> i < mates[i] && costs.pair(some[i], some[mates[i]]) != Costs.FORBIDDEN)
                .mapToObj(i -> new int[] {some[i], some[mates[i]]})
                .toList();
    }

    /** Better groups of many people: again and again some of the pairs, taken by chance, are matched anew, exactly. */
    Groups better(Groups groups, int rounds, int block) {
        List<int[]> now = new ArrayList<>(groups.now());
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(now, Random.from(chance));
            var next = new ArrayList<int[]>();
            var open = new ArrayList<Integer>();
            for (int[] group : now) {
                if (group.length > 2) {
                    next.add(group);
                } else {
                    IntStream.of(group).forEach(open::add);
                }
                if (open.size() >= block && open.size() % 2 == 0) {
                    next.addAll(anew(open));
                    open.clear();
                }
            }
            int[] last = open.stream().mapToInt(one -> one).toArray();
            if (last.length % 2 == 0) {
                next.addAll(anew(open));
            } else {
                next.addAll(anew(open.subList(0, last.length - 1)));
                next.add(new int[] {last[last.length - 1]});
            }
            now = next;
        }
        return new Groups(costs, now);
    }

    private List<int[]> anew(List<Integer> open) {
        int[] some = open.stream().mapToInt(one -> one).toArray();
        return pairs(costs, some, mates(some, costs::matched));
    }
}
