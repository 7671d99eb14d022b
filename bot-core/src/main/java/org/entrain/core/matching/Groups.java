package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Groups in the making: who is where, what each costs where they are, and what a change would cost. */
final class Groups {
    private final Costs costs;
    private final int[][] groups;
    private final int[] counts;
    private final int[] groupOf;
    private final long[] own;
    private final int[] room;

    /** Of these; whoever is in none is in one of their own. */
    Groups(Costs costs, List<int[]> from) {
        this.costs = costs;
        this.groupOf = new int[costs.people()];
        this.own = new long[costs.people()];
        Arrays.fill(groupOf, -1);
        var all = new ArrayList<int[]>(from);
        from.forEach(group -> Arrays.stream(group).forEach(one -> groupOf[one] = 0));
        IntStream.range(0, costs.people()).filter(one -> groupOf[one] < 0).forEach(one -> all.add(new int[] {one}));
        int most = all.stream().mapToInt(group -> group.length).max().orElse(0);
        int width = Math.max(costs.size() + 1, most);
        this.room = new int[width];
        this.groups = all.stream().map(group -> Arrays.copyOf(group, width)).toArray(int[][]::new);
        this.counts = all.stream().mapToInt(group -> group.length).toArray();
        for (int group = 0; group < groups.length; group++) {
            settle(group);
        }
    }

    int people() {
        return groupOf.length;
    }

    boolean together(int one, int other) {
        return groupOf[one] == groupOf[other];
    }

    private void settle(int group) {
        for (int i = 0; i < counts[group]; i++) {
            int one = groups[group][i];
            groupOf[one] = group;
            own[one] = costs.among(one, groups[group], counts[group], one);
        }
    }

    /** What it would cost more that two change places; less than 0 is better. */
    long swapped(int one, int other) {
        int here = groupOf[one];
        int there = groupOf[other];
        long comes = costs.among(other, groups[here], counts[here], one);
        if (comes >= Costs.FORBIDDEN) {
            return Costs.FORBIDDEN;
        }
        long goes = costs.among(one, groups[there], counts[there], other);
        if (goes >= Costs.FORBIDDEN) {
            return Costs.FORBIDDEN;
        }
        return comes + goes - own[one] - own[other] + size(here, other, one) + size(there, one, other);
    }

    private long size(int group, int comes, int goes) {
        int count = counts[group];
        if (count == costs.size()) {
            return 0;
        }
        return count == 1 ? costs.alone(comes) - costs.alone(goes) : costs.uneven(comes) - costs.uneven(goes);
    }

    void swap(int one, int other) {
        int here = groupOf[one];
        int there = groupOf[other];
        int from = place(one);
        int to = place(other);
        groups[here][from] = other;
        groups[there][to] = one;
        settle(here);
        settle(there);
    }

    /** Whether a change of somebody's group to another's could make sense: where one of these is uneven and has room. */
    boolean canMove(int one, int other) {
        int here = counts[groupOf[one]];
        int there = counts[groupOf[other]];
        return there <= costs.size() && (here != costs.size() || there < costs.size());
    }

    /** What it would cost more that somebody leaves their group for another's. */
    long moved(int one, int other) {
        int here = groupOf[one];
        int there = groupOf[other];
        long among = costs.among(one, groups[there], counts[there], one);
        if (among >= Costs.FORBIDDEN) {
            return Costs.FORBIDDEN;
        }
        long before = costs.uneven(groups[here], counts[here]) + costs.uneven(groups[there], counts[there]);
        int rest = without(one, here);
        long after = costs.uneven(room, rest);
        System.arraycopy(groups[there], 0, room, 0, counts[there]);
        room[counts[there]] = one;
        return among - own[one] + after + costs.uneven(room, counts[there] + 1) - before;
    }

    private int without(int one, int group) {
        int rest = 0;
        for (int i = 0; i < counts[group]; i++) {
            if (groups[group][i] != one) {
                room[rest++] = groups[group][i];
            }
        }
        return rest;
    }

    void move(int one, int other) {
        int here = groupOf[one];
        int there = groupOf[other];
        int rest = without(one, here);
        System.arraycopy(room, 0, groups[here], 0, rest);
        counts[here] = rest;
        groups[there][counts[there]++] = one;
        settle(here);
        settle(there);
    }

    /** One of each group of several. */
    int[] oneOfEach(RandomGenerator chance) {
        return IntStream.range(0, groups.length)
                .filter(group -> counts[group] > 1)
                .map(group -> groups[group][chance.nextInt(counts[group])])
                .toArray();
    }

    /** What somebody would cost in another's place; {@link Costs#NEVER} where they may not meet all who stay. */
    long inPlaceOf(int one, int other) {
        int group = groupOf[other];
        long among = costs.among(one, groups[group], counts[group], other);
        if (among >= Costs.FORBIDDEN) {
            return Costs.NEVER;
        }
        return counts[group] == costs.size() ? among : among + costs.uneven(one);
    }

    /** Has each of some, of different groups, take the place of another of them. */
    void rearrange(int[] some, int[] into) {
        int[] theirs = Arrays.stream(some).map(one -> groupOf[one]).toArray();
        int[] places = Arrays.stream(some).map(this::place).toArray();
        for (int i = 0; i < some.length; i++) {
            groups[theirs[into[i]]][places[into[i]]] = some[i];
        }
        Arrays.stream(theirs).forEach(this::settle);
    }

    private int place(int one) {
        int[] group = groups[groupOf[one]];
        return IntStream.range(0, group.length)
                .filter(i -> group[i] == one)
                .findFirst()
                .orElseThrow();
    }

    /** Whether nobody is alone. */
    boolean isSettled() {
        return Arrays.stream(counts).noneMatch(count -> count == 1);
    }

    /** What all of it costs. */
    double cost() {
        double cost = 0;
        for (int group = 0; group < groups.length; group++) {
            cost += costs.uneven(groups[group], counts[group]);
            for (int i = 0; i < counts[group]; i++) {
                cost += own[groups[group][i]] / 2.0;
            }
        }
        return cost;
    }

    /** Those that have somebody in them, as they are now. */
    List<int[]> now() {
        return IntStream.range(0, groups.length)
                .filter(group -> counts[group] > 0)
                .mapToObj(group -> Arrays.copyOf(groups[group], counts[group]))
                .toList();
    }

    Matched matched() {
        var together = new ArrayList<List<Integer>>();
        var alone = new ArrayList<Integer>();
        long score = 0;
        int repeats = 0;
        for (int[] group : now()) {
            for (int i = 0; i < group.length; i++) {
                for (int j = 0; j < i; j++) {
                    score += costs.score(group[i], group[j]);
                    repeats += costs.haveMet(group[i], group[j]) ? 1 : 0;
                }
            }
            List<Integer> members = Arrays.stream(group).sorted().boxed().toList();
            if (members.size() == 1) {
                alone.addAll(members);
            } else {
                together.add(members);
            }
        }
        return new Matched(together, alone, score, repeats);
    }
}
