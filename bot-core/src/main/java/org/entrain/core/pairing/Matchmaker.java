package org.entrain.core.pairing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds whom a round brings together. */
final class Matchmaker {
    private final Programme programme;
    private final Affinity affinity;
    private final History history;
    private final Map<Long, History.Met> met = new HashMap<>();

    Matchmaker(Programme programme, Affinity affinity, History history) {
        this.programme = programme;
        this.affinity = affinity;
        this.history = history;
        history.met()
                .forEach(one -> affinity.number(one.one())
                        .ifPresent(a -> affinity.number(one.other()).ifPresent(b -> met.put(key(a, b), one))));
    }

    private long key(int one, int other) {
        return (long) Math.min(one, other) * affinity.size() + Math.max(one, other);
    }

    Matched match() {
        return switch (programme.kind()) {
            case COFFEE, PEER -> equals();
            case MENTORING -> mentors();
        };
    }

    private long weight(int one, int other) {
        History.Met before = met.get(key(one, other));
        return affinity.score(one, other)
                - (before == null ? 0 : 1_000L * before.times() + 1_000L / (history.number() - before.last() + 1));
    }

    private Matched equals() {
        int size = programme.terms().size();
        var open = new ArrayList<>(IntStream.range(0, affinity.size()).boxed().toList());
        open.sort(Comparator.comparing(
                one -> !history.leftOut().contains(affinity.person(one).id())));
        var groups = new ArrayList<List<Integer>>();
        while (open.size() >= size) {
            var group = new ArrayList<>(List.of(open.removeFirst()));
            while (group.size() < size) {
                var best = open.stream()
                        .filter(one -> group.stream().allMatch(other -> affinity.mayMeet(one, other)))
                        .max(Comparator.comparingLong(one -> sum(group, one)));
                if (best.isEmpty()) {
                    break;
                }
                group.add(best.get());
                open.remove(best.get());
            }
            groups.add(group);
        }
        var left = new ArrayList<>(open);
        groups.stream().filter(group -> group.size() < 2).forEach(left::addAll);
        groups.removeIf(group -> group.size() < 2);
        for (int one : List.copyOf(left)) {
            groups.stream()
                    .filter(group ->
                            group.size() <= size && group.stream().allMatch(other -> affinity.mayMeet(one, other)))
                    .min(Comparator.<List<Integer>>comparingInt(List::size)
                            .thenComparingInt(group -> group.stream()
                                    .mapToInt(other -> history.uneven()
                                            .getOrDefault(affinity.person(other).id(), 0))
                                    .sum()))
                    .ifPresent(group -> {
                        group.add(one);
                        left.remove((Integer) one);
                    });
        }
        return matched(groups, left);
    }

    private long sum(List<Integer> group, int newcomer) {
        return group.stream().mapToLong(member -> weight(member, newcomer)).sum();
    }

    private Matched mentors() {
        var groups = new ArrayList<List<Integer>>();
        var left = new ArrayList<Integer>();
        var room = new HashMap<Integer, Integer>();
        IntStream.range(0, affinity.size())
                .filter(one -> affinity.person(one).role() == Role.MENTOR)
                .forEach(one -> room.put(one, affinity.person(one).mentees()));
        for (int one = 0; one < affinity.size(); one++) {
            if (affinity.person(one).role() == Role.MENTEE) {
                int mentee = one;
                room.keySet().stream()
                        .filter(mentor -> room.getOrDefault(mentor, 0) > 0 && affinity.mayMeet(mentor, mentee))
                        .max(Comparator.comparingInt(mentor -> affinity.score(mentor, mentee)))
                        .ifPresentOrElse(
                                mentor -> {
                                    room.merge(mentor, -1, Integer::sum);
                                    groups.add(List.of(mentor, mentee));
                                },
                                () -> left.add(mentee));
            }
        }
        return matched(groups, left);
    }

    private Matched matched(List<? extends List<Integer>> groups, List<Integer> left) {
        return new Matched(
                groups.stream()
                        .map(group -> new Matched.Group(
                                group.stream().sorted().map(affinity::person).toList(),
                                affinity.why(List.copyOf(group))))
                        .toList(),
                left.stream().sorted().map(affinity::person).toList());
    }
}
