package org.entrain.core.home;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** Days in a row on which somebody did something. */
final class Streak {
    private Streak() {}

    /**
     * How many there are up to today. A weekend on which nothing was done breaks nothing, one on which something was
     * done counts; nor is today over yet.
     *
     * @param active the days on which something was done, by the person's clock
     */
    static int of(Collection<LocalDate> active, LocalDate today) {
        Set<LocalDate> days = Set.copyOf(active);
        return (int) Stream.iterate(today, day -> day.minusDays(1))
                .takeWhile(day -> days.contains(day) || day.equals(today) || isWeekend(day))
                .filter(days::contains)
                .count();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
