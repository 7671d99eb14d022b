package org.entrain.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** People who are matched, round after round. */
final class Played {
    private final Crowd crowd;
    private final int size;
    private final Map<Set<Integer>, List<Integer>> met = new HashMap<>();
    final Map<Integer, Integer> uneven = new HashMap<>();
    private final SplittableRandom chance = new SplittableRandom(7);
    private int round;
    int repeats;

    Played(Crowd crowd, int size) {
        this.crowd = crowd;
        this.size = size;
    }

    /** How much more often somebody was in an uneven group than somebody else. */
    int difference() {
        int most = uneven.values().stream().mapToInt(times -> times).max().orElse(0);
        int least = uneven.size() < crowd.people()
                ? 0
                : uneven.values().stream().mapToInt(times -> times).min().orElse(0);
        return most - least;
    }

    void play(int rounds) {
        for (int i = 0; i < rounds; i++) {
            Matched matched = Matching.match(crowd.people(), size, crowd, past(), chance);
            assertThat(matched.alone()).isEmpty();
            repeats += matched.repeats();
            round++;
            matched.groups().forEach(this::note);
        }
    }

    private Past past() {
        List<Past.Meeting> meetings = met.entrySet().stream()
                .map(one -> {
                    var two = new ArrayList<>(one.getKey());
                    List<Integer> when = one.getValue();
                    return new Past.Meeting(two.get(0), two.get(1), when.size(), round + 1 - when.getLast());
                })
                .toList();
        return new Past(meetings, uneven, Set.of());
    }

    private void note(List<Integer> group) {
        for (int one : group) {
            group.stream()
                    .filter(other -> other < one)
                    .forEach(other -> met.computeIfAbsent(Set.of(one, other), absent -> new ArrayList<>())
                            .add(round));
            if (group.size() != size) {
                uneven.merge(one, 1, Integer::sum);
            }
        }
    }
}
