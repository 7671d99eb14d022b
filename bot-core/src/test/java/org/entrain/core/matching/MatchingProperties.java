package org.entrain.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.interfaces.MatchingAlgorithm;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Against JGraphT, an independent implementation, and against trying everything. */
class MatchingProperties {
    private static final long ALONE = 1_000_000;

    @Property(tries = 300)
    void pairs_are_as_good_as_those_of_blossom_v(
            @ForAll @IntRange(min = 1, max = 20) int half,
            @ForAll @IntRange(max = 90) int apart,
            @ForAll @IntRange(min = 1, max = 1000) int most,
            @ForAll long seed) {
        Crowd crowd = Crowd.of(2 * half, apart, most, seed);
        long[][] costs = costs(crowd);
        assertThat(cost(costs, Blossom.mates(costs))).isEqualTo(leastCost(costs));
    }

    @Property(tries = 200)
    void everybody_is_somewhere_once_and_no_hard_rule_is_broken(
            @ForAll @IntRange(max = 40) int people,
            @ForAll @IntRange(min = 2, max = 5) int size,
            @ForAll @IntRange(max = 100) int apart,
            @ForAll long seed) {
        Crowd crowd = Crowd.of(people, apart, 100, seed);
        Matched matched = Matching.match(people, size, crowd, Past.NONE, new SplittableRandom(seed));
        List<Integer> everybody = Stream.concat(
                        matched.groups().stream().flatMap(List::stream), matched.alone().stream())
                .sorted()
                .toList();
        assertThat(everybody).isEqualTo(IntStream.range(0, people).boxed().toList());
        assertThat(matched.groups())
                .allSatisfy(group -> assertThat(group)
                        .hasSizeBetween(2, size + 1)
                        .allMatch(one ->
                                group.stream().allMatch(other -> one.equals(other) || crowd.mayMeet(one, other))));
        for (int one : matched.alone()) {
            assertThat(matched.alone()).noneMatch(other -> other != one && crowd.mayMeet(one, other));
            assertThat(matched.groups().stream().filter(group -> group.size() <= size))
                    .as("a group that %s could join", one)
                    .noneMatch(group -> group.stream().allMatch(other -> crowd.mayMeet(one, other)));
        }
    }

    @Property(tries = 60)
    void small_groups_are_the_best_there_are(
            @ForAll @IntRange(min = 2, max = 8) int people,
            @ForAll @IntRange(min = 2, max = 5) int size,
            @ForAll long seed) {
        Crowd crowd = Crowd.of(people, 0, 100, seed);
        Matched matched = Matching.match(people, size, crowd, Past.NONE, new SplittableRandom(seed));
        assertThat(matched.alone()).isEmpty();
        assertThat(matched.score()).isEqualTo(best(crowd, Sizes.of(people, size), 0, new int[people], new int[6]));
    }

    @Property(tries = 100)
    void who_is_shared_out_anew_is_nowhere_worse(
            @ForAll @IntRange(min = 6, max = 60) int people,
            @ForAll @IntRange(min = 3, max = 5) int size,
            @ForAll @IntRange(max = 60) int apart,
            @ForAll long seed) {
        var costs = new Costs(people, size, Crowd.of(people, apart, 1000, seed), Past.NONE);
        var chance = new SplittableRandom(seed);
        Groups groups = new Start(costs, chance).greedy();
        double before = groups.cost();
        new Reassignment(costs, groups, chance).improve();
        assertThat(groups.cost()).isLessThanOrEqualTo(before);
        assertThat(groups.cost()).isEqualTo(new Groups(costs, groups.now()).cost());
    }

    /** Without a plan of the trios, as it was, 31 people met three times again in 26 rounds, and 55 thirteen times in 50. */
    @Property(tries = 20)
    void an_odd_number_of_people_hardly_meets_again_in_all_but_five_rounds(
            @ForAll @IntRange(min = 4, max = 30) int half, @ForAll @IntRange(min = 1, max = 1000) int seed) {
        int people = 2 * half + 1;
        var played = new Played(Crowd.ofColleagues(people, seed), 2);
        for (int round = 0; round < people - 5; round++) {
            played.play(1);
            assertThat(played.difference())
                    .as("nobody twice before everybody once")
                    .isLessThanOrEqualTo(1);
        }
        assertThat(played.repeats).isLessThanOrEqualTo(people <= 31 ? 3 : 8);
    }

    @Property(tries = 200)
    void as_many_mentees_as_possible_have_the_mentors_that_suit_them_best(
            @ForAll @IntRange(min = 1, max = 12) int mentees,
            @ForAll @IntRange(min = 1, max = 6) int mentors,
            @ForAll @IntRange(max = 80) int apart,
            @ForAll long seed) {
        Crowd crowd = Crowd.of(mentees + mentors, apart, 500, seed);
        Map<Integer, Integer> room = new HashMap<>();
        for (int mentor = mentees; mentor < mentees + mentors; mentor++) {
            room.put(mentor, (int) Math.floorMod(seed + mentor, 4L));
        }
        Map<Integer, Integer> matched =
                Mentoring.match(IntStream.range(0, mentees).boxed().toList(), room, crowd);
        long worth = matched.entrySet().stream()
                .peek(one ->
                        assertThat(crowd.mayMeet(one.getKey(), one.getValue())).isTrue())
                .mapToLong(one -> ALONE + crowd.score(one.getKey(), one.getValue()))
                .sum();
        room.forEach((mentor, places) -> assertThat(
                        matched.values().stream().filter(mentor::equals).count())
                .isLessThanOrEqualTo(places));
        assertThat(worth).isEqualTo(mostWorth(crowd, mentees, room));
    }

    private static long[][] costs(Crowd crowd) {
        var costs = new Costs(crowd.people(), 2, crowd, Past.NONE);
        long[][] matrix = new long[crowd.people()][crowd.people()];
        for (int one = 0; one < crowd.people(); one++) {
            for (int other = 0; other < crowd.people(); other++) {
                matrix[one][other] = one == other ? 0 : crowd.mayMeet(one, other) ? costs.pair(one, other) : ALONE;
            }
        }
        return matrix;
    }

    private static long cost(long[][] costs, int[] mates) {
        return IntStream.range(0, mates.length)
                        .mapToLong(one -> costs[one][mates[one]])
                        .sum()
                / 2;
    }

    private static long leastCost(long[][] costs) {
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        for (int one = 0; one < costs.length; one++) {
            graph.addVertex(one);
            for (int other = 0; other < one; other++) {
                graph.setEdgeWeight(graph.addEdge(one, other), (double) costs[one][other]);
            }
        }
        MatchingAlgorithm.Matching<Integer, DefaultWeightedEdge> best =
                new KolmogorovWeightedPerfectMatching<>(graph, ObjectiveSense.MINIMIZE).getMatching();
        return Math.round(best.getWeight());
    }

    private static long mostWorth(Crowd crowd, int mentees, Map<Integer, Integer> room) {
        var graph = new SimpleWeightedGraph<String, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        List<String> all =
                IntStream.range(0, mentees).mapToObj(one -> "mentee " + one).toList();
        List<String> places = room.entrySet().stream()
                .flatMap(mentor -> IntStream.range(0, mentor.getValue()).mapToObj(i -> mentor.getKey() + " " + i))
                .toList();
        all.forEach(graph::addVertex);
        places.forEach(graph::addVertex);
        for (int mentee = 0; mentee < mentees; mentee++) {
            for (String place : places) {
                int mentor = Integer.parseInt(place.split(" ", -1)[0]);
                if (crowd.mayMeet(mentee, mentor)) {
                    graph.setEdgeWeight(
                            graph.addEdge(all.get(mentee), place), (double) (ALONE + crowd.score(mentee, mentor)));
                }
            }
        }
        return Math.round(new MaximumWeightBipartiteMatching<>(graph, Set.copyOf(all), Set.copyOf(places))
                .getMatching()
                .getWeight());
    }

    /** Tries every division into groups of these sizes. */
    private static long best(Crowd crowd, int[] sizes, int person, int[] groupOf, int[] counts) {
        if (person == crowd.people()) {
            return 0;
        }
        long best = Long.MIN_VALUE / 2;
        for (int group = 0; group < sizes.length; group++) {
            if (counts[group] < sizes[group]) {
                long own = 0;
                for (int other = 0; other < person; other++) {
                    own += groupOf[other] == group ? crowd.score(person, other) : 0;
                }
                groupOf[person] = group;
                counts[group]++;
                best = Math.max(best, own + best(crowd, sizes, person + 1, groupOf, counts));
                counts[group]--;
            }
        }
        return best;
    }
}
