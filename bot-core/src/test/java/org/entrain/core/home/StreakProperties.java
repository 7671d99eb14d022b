package org.entrain.core.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StreakProperties {
    /** A Thursday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Example
    void weekends_break_nothing_and_count_where_something_was_done() {
        assertThat(Streak.of(days(26, 25, 24, 23, 20), TODAY)).isEqualTo(5);
        assertThat(Streak.of(days(26, 25, 24, 23, 21, 20), TODAY)).isEqualTo(6);
        assertThat(Streak.of(days(26, 25, 24, 20), TODAY)).isEqualTo(3);
    }

    @Example
    void today_is_not_over_yet() {
        assertThat(Streak.of(days(25, 24), TODAY)).isEqualTo(2);
        assertThat(Streak.of(days(24), TODAY)).isZero();
        assertThat(Streak.of(Set.of(), TODAY)).isZero();
    }

    @Property
    void one_more_day_never_makes_it_shorter(@ForAll("days") List<LocalDate> days, @ForAll("day") LocalDate more) {
        var with = new ArrayList<>(days);
        with.add(more);
        assertThat(Streak.of(with, TODAY)).isGreaterThanOrEqualTo(Streak.of(days, TODAY));
    }

    @Property
    void it_counts_no_day_twice_and_none_to_come(@ForAll("days") List<LocalDate> days) {
        assertThat(Streak.of(days, TODAY)).isLessThanOrEqualTo((int)
                days.stream().distinct().filter(day -> !day.isAfter(TODAY)).count());
    }

    @Provide
    Arbitrary<LocalDate> day() {
        return Arbitraries.integers().between(-20, 2).map(TODAY::plusDays);
    }

    @Provide
    Arbitrary<List<LocalDate>> days() {
        return day().list().ofMaxSize(25);
    }

    private static List<LocalDate> days(int... ofNovember) {
        return Arrays.stream(ofNovember)
                .mapToObj(day -> LocalDate.of(2026, 11, day))
                .toList();
    }
}
