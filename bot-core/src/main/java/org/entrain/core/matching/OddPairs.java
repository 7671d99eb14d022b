package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An odd number of people, three at least: pairs that are the best there are beside one trio, and a trio that is looked for. */
final class OddPairs {
    /** So many people: every trio is tried. */
    private static final int EVERY_TRIO = 13;

    private final Costs costs;
    private final int people;
    private final TrioPlan plan;

    OddPairs(Costs costs) {
        this.costs = costs;
        this.people = costs.people();
        this.plan = TrioPlan.of(costs);
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

    /**
     * The best there are of those whose trio was planned; where that was not, or somebody would meet again or stay alone, the
     * best that are found.
     */
    List<int[]> best() {
        Optional<Trial> planned = plan.next()
                .map(trio -> trial(new Trio(trio[0], trio[1], trio[2])))
                .min(Comparator.comparingDouble(Trial::cost));
        return planned.filter(trial -> trial.cost() < Costs.REPEAT)
                .orElseGet(() -> Stream.concat(planned.stream(), Stream.of(searched()))
                        .min(Comparator.comparingDouble(Trial::cost))
                        .orElseThrow())
                .groups();
    }

    private Trial searched() {
        if (people <= EVERY_TRIO) {
            return trios().map(this::trial)
                    .min(Comparator.comparingDouble(Trial::cost))
                    .orElseThrow();
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
        return best;
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
        int[] mates = Pairs.mates(rest, this::matched);
        double cost = cost(trio);
        for (int i = 0; i < rest.length; i++) {
            cost += i < mates[i] ? matched(rest[i], rest[mates[i]]) : 0;
        }
        List<int[]> groups = new ArrayList<>(Pairs.pairs(costs, rest, mates));
        boolean canMeet = costs.pair(trio.a(), trio.b()) != Costs.FORBIDDEN
                && costs.pair(trio.b(), trio.c()) != Costs.FORBIDDEN
                && costs.pair(trio.a(), trio.c()) != Costs.FORBIDDEN;
        if (canMeet) {
            groups.add(trio.members());
        }
        return new Trial(trio, groups, cost);
    }

    /** What it costs that two are a pair today. */
    private long matched(int one, int other) {
        return costs.matched(one, other) + (plan.keeps(one, other) ? Costs.KEPT : 0);
    }
}
