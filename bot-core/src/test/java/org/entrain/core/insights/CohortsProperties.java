package org.entrain.core.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Somebody keeps all figures that were ever said, whoever got them, and adds and subtracts as they like. */
class CohortsProperties {
    private static final int PEOPLE = 15;
    private static final List<UUID> EVERYBODY =
            IntStream.range(0, PEOPLE).mapToObj(i -> new UUID(0, i)).toList();

    @Property(tries = 300)
    void whatever_is_taken_from_each_other_never_speaks_of_fewer_than_five(@ForAll long seed) {
        List<Set<UUID>> published = years(new Random(seed), Set.of());
        assertThat(tellsOfFour(published)).isFalse();
    }

    @Property(tries = 300)
    void nor_does_it_where_the_result_of_all_is_read_elsewhere(@ForAll long seed) {
        var random = new Random(seed);
        Set<UUID> all = some(random, EVERYBODY, 0.8);
        List<Set<UUID>> published = new ArrayList<>(years(random, all));
        published.add(all);
        assertThat(all.size() < 5 || !tellsOfFour(published)).isTrue();
    }

    @Example
    void the_attack_succeeds_where_nobody_takes_care() {
        assertThat(tellsOfFour(List.of(people(0, 9), people(0, 8)))).isTrue();
        assertThat(tellsOfFour(List.of(people(0, 10), people(0, 5), people(4, 10))))
                .isTrue();
        assertThat(tellsOfFour(List.of(people(0, 10), people(0, 5)))).isFalse();
    }

    @Example
    void who_comes_waits_until_they_are_five_and_who_goes_is_counted_until_five_have_gone() {
        List<Set<UUID>> before = List.of(people(0, 6));
        assertThat(Cohorts.of(people(0, 10), people(0, 10), before, Set.of())).isEqualTo(people(0, 6));
        assertThat(Cohorts.of(people(0, 11), people(0, 11), before, Set.of())).isEqualTo(people(0, 11));
        assertThat(Cohorts.of(people(0, 6), people(1, 6), before, Set.of())).isEqualTo(people(0, 6));
        assertThat(Cohorts.of(people(0, 11), people(5, 11), List.of(people(0, 11)), Set.of()))
                .isEqualTo(people(5, 11));
    }

    @Example
    void nothing_is_said_of_four_nor_where_four_are_left_of_those_that_all_know_of() {
        assertThat(Cohorts.of(people(0, 5), people(0, 5), List.of(), Set.of())).hasSize(5);
        assertThat(Cohorts.of(people(0, 4), people(0, 4), List.of(), Set.of())).isEmpty();
        assertThat(Cohorts.of(people(0, 5), people(0, 5), List.of(), people(0, 10)))
                .hasSize(5);
        assertThat(Cohorts.of(people(0, 5), people(0, 5), List.of(), people(0, 9)))
                .isEmpty();
    }

    @Example
    void a_manager_hears_nothing_of_eight_where_the_crew_was_told_of_ten() {
        assertThat(Cohorts.of(people(0, 8), people(0, 8), List.of(people(0, 13)), Set.of()))
                .hasSize(8);
        assertThat(Cohorts.of(people(0, 8), people(0, 8), List.of(people(0, 10)), Set.of()))
                .isEmpty();
    }

    /** Three groups that overlap and change, told of again and again. */
    private static List<Set<UUID>> years(Random random, Set<UUID> readElsewhere) {
        var published = new ArrayList<Set<UUID>>();
        List<Set<UUID>> groups = new ArrayList<>(List.of(people(0, 8), people(5, 15), people(0, 15)));
        List<Set<UUID>> remembered = new ArrayList<>(List.of(Set.of(), Set.of(), Set.of()));
        Set<UUID> known = new HashSet<>();
        for (int week = 0; week < 12; week++) {
            int group = random.nextInt(groups.size());
            known.addAll(some(random, readElsewhere.isEmpty() ? EVERYBODY : readElsewhere, 0.4));
            groups.set(group, changed(random, groups.get(group)));
            Set<UUID> members = groups.get(group);
            Set<UUID> counted = Stream.concat(members.stream(), remembered.get(group).stream())
                    .filter(known::contains)
                    .collect(Collectors.toSet());
            Set<UUID> cohort = Cohorts.of(counted, members, published, readElsewhere);
            assertThat(counted).containsAll(cohort);
            if (!cohort.isEmpty()) {
                published.add(cohort);
                remembered.set(
                        group,
                        Stream.concat(remembered.get(group).stream(), cohort.stream())
                                .collect(Collectors.toSet()));
            }
        }
        return published;
    }

    private static Set<UUID> changed(Random random, Set<UUID> group) {
        var changed = new HashSet<>(group);
        for (int i = random.nextInt(3); i > 0; i--) {
            UUID one = EVERYBODY.get(random.nextInt(PEOPLE));
            if (!changed.remove(one)) {
                changed.add(one);
            }
        }
        return changed;
    }

    private static Set<UUID> some(Random random, Iterable<UUID> of, double share) {
        var some = new HashSet<UUID>();
        of.forEach(one -> {
            if (random.nextDouble() < share) {
                some.add(one);
            }
        });
        return some;
    }

    private static Set<UUID> people(int from, int to) {
        return Set.copyOf(EVERYBODY.subList(from, to));
    }

    /**
     * Whether some sum of these groups, each as often as one likes, speaks of one to four people and of nobody else: then
     * leaving out the columns of those four makes the matrix of groups lose a rank.
     */
    private static boolean tellsOfFour(List<Set<UUID>> groups) {
        int rank = rank(groups, 0);
        return IntStream.range(0, 1 << PEOPLE)
                .filter(without -> Integer.bitCount(without) == 4)
                .anyMatch(without -> rank(groups, without) < rank);
    }

    private static int rank(List<Set<UUID>> groups, int without) {
        double[][] rows = groups.stream()
                .distinct()
                .map(group -> IntStream.range(0, PEOPLE)
                        .mapToDouble(i -> (without >> i & 1) == 0 && group.contains(EVERYBODY.get(i)) ? 1 : 0)
                        .toArray())
                .toArray(double[][]::new);
        int rank = 0;
        for (int column = 0; column < PEOPLE && rank < rows.length; column++) {
            int pivot = rank;
            for (int row = rank; row < rows.length; row++) {
                if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
                    pivot = row;
                }
            }
            if (Math.abs(rows[pivot][column]) > 1e-9) {
                double[] chosen = rows[pivot];
                rows[pivot] = rows[rank];
                rows[rank] = chosen;
                for (int row = rank + 1; row < rows.length; row++) {
                    double factor = rows[row][column] / chosen[column];
                    for (int i = column; i < PEOPLE; i++) {
                        rows[row][i] -= factor * chosen[i];
                    }
                }
                rank++;
            }
        }
        return rank;
    }
}
