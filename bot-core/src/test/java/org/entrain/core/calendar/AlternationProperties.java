package org.entrain.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.calendar.Alternation.Item;
import org.entrain.core.calendar.Alternation.Remark;

/** Whoever does what a remark says has fewer of a kind in a row than before. */
class AlternationProperties {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Provide
    Arbitrary<List<Item>> calendars() {
        Arbitrary<Integer> gaps = Arbitraries.integers().between(0, 4);
        Arbitrary<String> kinds = Arbitraries.of("quiz", "prompt", "lesson");
        return Combinators.combine(gaps, kinds)
                .as((gap, kind) -> new Item(kind, kind, MONDAY.plusDays(gap), true))
                .list()
                .ofMaxSize(12)
                .map(AlternationProperties::oneAfterTheOther);
    }

    /** The days of these count from the one before. */
    private static List<Item> oneAfterTheOther(List<Item> gaps) {
        var items = new ArrayList<Item>();
        LocalDate day = MONDAY;
        for (Item gap : gaps) {
            day = day.plusDays(gap.day().toEpochDay() - MONDAY.toEpochDay());
            items.add(new Item(gap.kind(), gap.kind() + items.size(), day, true));
        }
        return items;
    }

    @Property(tries = 500)
    void each_remark_makes_the_calendar_better(@ForAll("calendars") List<Item> items) {
        for (Remark remark : Alternation.remarks(items, AlternationProperties::isWorkingDay)) {
            assertThat(remark.first().kind()).isEqualTo(remark.second().kind());
            remark.day()
                    .ifPresent(day -> assertThat(day)
                            .isAfter(remark.first().day())
                            .isBefore(remark.second().day())
                            .matches(AlternationProperties::isWorkingDay));
            assertThat(inARow(after(items, remark))).isLessThan(inARow(items));
        }
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5;
    }

    private static List<Item> after(List<Item> items, Remark remark) {
        if (remark.day().isPresent()) {
            var moved = new ArrayList<>(items);
            moved.remove(remark.between());
            moved.add(moved.indexOf(remark.first()) + 1, remark.between());
            return moved;
        }
        var swapped = new ArrayList<>(items);
        swapped.set(items.indexOf(remark.between()), remark.swap());
        swapped.set(items.indexOf(remark.swap()), remark.between());
        return swapped;
    }

    private static long inARow(List<Item> items) {
        long pairs = 0;
        for (int i = 0; i + 1 < items.size(); i++) {
            pairs += items.get(i).kind().equals(items.get(i + 1).kind()) ? 1 : 0;
        }
        return pairs;
    }

    @Example
    void where_there_is_nothing_else_there_is_nothing_to_say() {
        List<Item> onlyQuizzes = List.of(
                new Item("quiz", "one", MONDAY, true),
                new Item("quiz", "two", MONDAY.plusDays(7), true),
                new Item("prompt", "far", MONDAY.plusDays(24), true));
        assertThat(Alternation.remarks(onlyQuizzes, AlternationProperties::isWorkingDay))
                .isEmpty();
        List<Item> withAPrompt = new ArrayList<>(onlyQuizzes);
        withAPrompt.add(new Item("prompt", "near", MONDAY.plusDays(10), true));
        withAPrompt.sort(Comparator.comparing(Item::day));
        assertThat(Alternation.remarks(withAPrompt, AlternationProperties::isWorkingDay))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.between().title()).isEqualTo("near");
                    assertThat(remark.day()).contains(MONDAY.plusDays(3));
                });
    }
}
