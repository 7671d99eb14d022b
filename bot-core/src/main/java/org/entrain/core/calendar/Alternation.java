package org.entrain.core.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether formats alternate: two of a kind in a row are pointed out where something else could stand between them, with
 * what to move. A format that repeats is soon not read any more; but where there is nothing else, there is nothing to say.
 */
final class Alternation {
    /** What is further away is no neighbour that anybody would move. */
    private static final int NEAR_DAYS = 7;

    private Alternation() {}

    /**
     * Something that is going to be done.
     *
     * @param day by the clock of its plan
     * @param canStandBetween whether it is worth moving between two others: not where it may turn out to be of their kind
     */
    record Item(String kind, String title, LocalDate day, boolean canStandBetween) {}

    /**
     * Two of a kind in a row.
     *
     * @param between what could stand between them
     * @param day the day it would move to; empty where it had better change places with {@link #swap}
     * @param swap the one of the two that is nearer to it
     */
    record Remark(Item first, Item second, Item between, Optional<LocalDate> day, Item swap) {}

    /**
     * All that there is to remark, in the order of the calendar.
     *
     * @param items in the order in which they are done
     * @param isWorkingDay whether something can be moved to a day
     */
    static List<Remark> remarks(List<Item> items, Predicate<LocalDate> isWorkingDay) {
        var remarks = new ArrayList<Remark>();
        // What one remark would move is left alone by the next: together they can be followed.
        var used = new HashSet<Integer>();
        for (int i = 0; i + 1 < items.size(); i++) {
            if (isSame(items, i, i + 1) && isNear(items.get(i), items.get(i + 1))) {
                int first = i;
                after(items, first)
                        .or(() -> before(items, first))
                        .filter(other -> Collections.disjoint(used, Set.of(first, first + 1, other)))
                        .ifPresent(other -> {
                            used.addAll(Set.of(first, first + 1, other));
                            remarks.add(remark(items, first, other, isWorkingDay));
                        });
            }
        }
        return remarks;
    }

    /** The next of another kind after a pair, where it is near and leaves no new pair behind. */
    private static Optional<Integer> after(List<Item> items, int first) {
        return IntStream.range(first + 2, items.size())
                .boxed()
                .filter(i -> !isSame(items, first, i))
                .findFirst()
                .filter(i -> items.get(i).canStandBetween())
                .filter(i -> isNear(items.get(first + 1), items.get(i)))
                .filter(i -> i + 1 == items.size() || !isSame(items, first, i + 1));
    }

    /** The last of another kind before a pair, on the same terms. */
    private static Optional<Integer> before(List<Item> items, int first) {
        return IntStream.range(0, first)
                .mapToObj(i -> first - 1 - i)
                .filter(i -> !isSame(items, first, i))
                .findFirst()
                .filter(i -> items.get(i).canStandBetween())
                .filter(i -> isNear(items.get(i), items.get(first)))
                .filter(i -> i == 0 || !isSame(items, first, i - 1));
    }

    private static boolean isSame(List<Item> items, int one, int other) {
        return items.get(one).kind().equals(items.get(other).kind());
    }

    private static boolean isNear(Item one, Item other) {
        return ChronoUnit.DAYS.between(one.day(), other.day()) <= NEAR_DAYS;
    }

    private static Remark remark(List<Item> items, int first, int other, Predicate<LocalDate> isWorkingDay) {
        Item one = items.get(first);
        Item two = items.get(first + 1);
        return new Remark(
                one, two, items.get(other), middle(one.day(), two.day(), isWorkingDay), other < first ? one : two);
    }

    /** The working day between two days that is furthest from both. */
    private static Optional<LocalDate> middle(LocalDate from, LocalDate to, Predicate<LocalDate> isWorkingDay) {
        return from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to : from.plusDays(1))
                .filter(isWorkingDay)
                .min(Comparator.comparing((LocalDate day) ->
                        Math.abs(ChronoUnit.DAYS.between(from, day) - ChronoUnit.DAYS.between(day, to))));
    }
}
