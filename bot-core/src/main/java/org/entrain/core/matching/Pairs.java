package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Groups of two, and one of three where they do not come out even: exactly, for a few hundred people. */
final class Pairs {
    /** So many people are matched exactly. */
    static final int EXACT = 600;

    /** An odd number of people, up to so many: every trio is tried. */
    private static final int EVERY_TRIO = 13;

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
            return new Groups(costs, pairs(all, new Rotation(costs).lookAhead(mates(all))));
        }
        if (people < 3) {
            return new Groups(costs, List.of());
        }
        return new Groups(costs, withTrio());
    }

    /** A division into pairs and a trio. */
    private record Trial(Trio trio, List<int[]> groups, double cost) {}

    private record Trio(int a, int b, int c) {
        private int[] members() {
            return new int[] {a, b, c};
        }

        private boolean has(int one) {
            return one == a || one == b || one == c;
        }

        private List<Trio> with(int one) {
            return List.of(new Trio(one, b, c), new Trio(a, one, c), new Trio(a, b, one));
        }
    }

    private List<int[]> withTrio() {
        if (people <= EVERY_TRIO) {
            return trios().map(this::trial)
                    .min(Comparator.comparingDouble(Trial::cost))
                    .orElseThrow()
                    .groups();
        }
        Trial best = trial(first());
        int left = trials();
        boolean better = true;
        while (better && left > 0) {
            better = false;
            for (Trio trio : around(best.trio())) {
                if (left-- <= 0) {
                    break;
                }
                Trial trial = trial(trio);
                if (trial.cost() < best.cost()) {
                    best = trial;
                    better = true;
                    break;
                }
            }
        }
        return best.groups();
    }

    /** So many trios are tried: fewer where each takes longer. */
    private int trials() {
        return Math.clamp(4_000_000L / ((long) people * people), 8, 600);
    }

    private Stream<Trio> trios() {
        return IntStream.range(0, people)
                .boxed()
                .flatMap(a -> IntStream.range(0, a)
                        .boxed()
                        .flatMap(b -> IntStream.range(0, b).mapToObj(c -> new Trio(a, b, c))));
    }

    /** Who would be left over, were there somebody who is never there, and the pair that they suit best. */
    private Trio first() {
        long[][] with = new long[people + 1][people + 1];
        for (int one = 0; one < people; one++) {
            for (int other = 0; other < one; other++) {
                with[one][other] = with[other][one] = costs.matched(one, other);
            }
            with[one][people] = with[people][one] = costs.uneven(one);
        }
        int[] mates = Blossom.mates(with);
        int over = mates[people];
        return IntStream.range(0, people)
                .filter(one -> one < mates[one] && mates[one] < people)
                .mapToObj(one -> new Trio(over, one, mates[one]))
                .min(Comparator.comparingLong(this::cost))
                .orElseThrow();
    }

    private List<Trio> around(Trio trio) {
        return IntStream.range(0, people)
                .filter(one -> !trio.has(one))
                .boxed()
                .flatMap(one -> trio.with(one).stream())
                .sorted(Comparator.comparingLong(this::cost))
                .toList();
    }

    private long cost(Trio trio) {
        long pairs = costs.matched(trio.a(), trio.b())
                + costs.matched(trio.b(), trio.c())
                + costs.matched(trio.a(), trio.c());
        return pairs + costs.uneven(trio.a()) + costs.uneven(trio.b()) + costs.uneven(trio.c());
    }

    private Trial trial(Trio trio) {
        int[] rest = IntStream.range(0, people).filter(one -> !trio.has(one)).toArray();
        int[] mates = mates(rest);
        double cost = cost(trio);
        for (int i = 0; i < rest.length; i++) {
            cost += i < mates[i] ? costs.matched(rest[i], rest[mates[i]]) : 0;
        }
        List<int[]> groups = new ArrayList<>(pairs(rest, mates));
        boolean canMeet = costs.pair(trio.a(), trio.b()) != Costs.FORBIDDEN
                && costs.pair(trio.b(), trio.c()) != Costs.FORBIDDEN
                && costs.pair(trio.a(), trio.c()) != Costs.FORBIDDEN;
        if (canMeet) {
            groups.add(trio.members());
        }
        return new Trial(trio, groups, cost);
    }

    /** Of some people, by their places: with whom each is matched. */
    private int[] mates(int[] some) {
        long[][] matrix = new long[some.length][some.length];
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = matrix[j][i] = costs.matched(some[i], some[j]);
            }
        }
        return Blossom.mates(matrix);
    }

    /** Of some people and their mates: those who may meet. Others stay alone. */
    private List<int[]> pairs(int[] some, int[] mates) {
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
        return pairs(some, mates(some));
    }
}
