package org.entrain.core.plans;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * On which days a community works.
 *
 * @param week the days of the week
 * @param off days off that somebody named, and what they are
 */
public record WorkingDays(Set<DayOfWeek> week, Map<LocalDate, String> off) {
    /** Monday to Friday. */
    public static final WorkingDays USUAL =
            new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Map.of());

    public WorkingDays {
        if (week.isEmpty()) {
            throw new IllegalArgumentException("A week has a working day");
        }
        week = Set.copyOf(week);
        off = Map.copyOf(off);
    }

    /** Whether nobody works on a day, for all that is known here. */
    public boolean isOff(LocalDate day) {
        return !week.contains(day.getDayOfWeek()) || off.containsKey(day);
    }

    /** Whether a schedule leaves a day out: a day off is one, unless it is a weekend's day that the schedule names itself. */
    boolean leavesOut(LocalDate day, Schedule schedule) {
        boolean isNamed = schedule.names(day.getDayOfWeek());
        return !(schedule instanceof Once) && (off.containsKey(day) || (!isNamed && isOff(day)));
    }

    /** The first working day after a day. */
    LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (isOff(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
