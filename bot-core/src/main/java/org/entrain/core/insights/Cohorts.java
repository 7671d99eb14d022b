package org.entrain.core.insights;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Of whom a figure may be said, so that no figures taken from each other speak of fewer than {@link #FEWEST}.
 *
 * <p>All the groups that figures counted from the same were said of cut the people into cells: those of a cell are in the same
 * groups. Whatever is added and subtracted of such figures treats all of a cell alike. So where each cell has five people,
 * nothing can be read out of them of fewer than five. A group is therefore cut to size until it leaves every cell whole or
 * cuts it into two that are large enough: who came lately waits until they are five, and who left is counted with the others
 * until five have gone.
 */
final class Cohorts {
    /** Of fewer people nothing is said (k-anonymity; Sweeney, k-anonymity: a model for protecting privacy, 2002). */
    static final int FEWEST = 5;

    private Cohorts() {}

    /**
     * The people that a figure may be said of.
     *
     * @param counted of whom there is something to say, and who may be counted: who belongs to the group, or did when it was
     *     counted last
     * @param members who belongs to the group now
     * @param published of whom figures counted from the same were said before, to whomever
     * @param everybody of whom together it can be read elsewhere; empty where it cannot
     * @return none where nothing may be said
     */
    static Set<UUID> of(Set<UUID> counted, Set<UUID> members, Collection<Set<UUID>> published, Set<UUID> everybody) {
        Collection<Set<UUID>> cells =
                cells(Stream.concat(published.stream(), Stream.of(everybody)).toList());
        Set<UUID> newcomers = without(both(counted, members), union(cells));
        return Stream.concat(
                        cells.stream().map(cell -> part(cell, counted, members)),
                        Stream.of(newcomers).filter(Cohorts::isEnoughOrNone))
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What of a cell a group may speak of: its own people there, or the whole cell, or nobody. */
    private static Set<UUID> part(Set<UUID> cell, Set<UUID> counted, Set<UUID> members) {
        Set<UUID> own = both(both(cell, counted), members);
        if (own.size() < FEWEST) {
            return Set.of();
        }
        if (isEnoughOrNone(without(cell, own))) {
            return own;
        }
        return counted.containsAll(cell) ? cell : Set.of();
    }

    /** The people cut into those that are in the same groups. */
    static Collection<Set<UUID>> cells(Collection<Set<UUID>> groups) {
        List<Set<UUID>> distinct = List.copyOf(new HashSet<>(groups));
        Map<List<Integer>, Set<UUID>> cells = union(distinct).stream()
                .collect(Collectors.groupingBy(
                        person -> IntStream.range(0, distinct.size())
                                .filter(i -> distinct.get(i).contains(person))
                                .boxed()
                                .toList(),
                        Collectors.toSet()));
        return cells.values();
    }

    private static boolean isEnoughOrNone(Set<UUID> people) {
        return people.isEmpty() || people.size() >= FEWEST;
    }

    private static Set<UUID> union(Collection<Set<UUID>> groups) {
        return groups.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Set<UUID> both(Set<UUID> some, Set<UUID> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    private static Set<UUID> without(Set<UUID> some, Set<UUID> others) {
        return some.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
    }
}
