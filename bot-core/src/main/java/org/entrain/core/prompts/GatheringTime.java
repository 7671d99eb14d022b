package org.entrain.core.prompts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.plans.WorkingDays;

/** When what was said in a week is gathered: on Friday at four, or on the last working day before. */
final class GatheringTime {
    private static final LocalTime AT = LocalTime.of(16, 0);

    /** How late it may still be; later than that it waits for the next week, for nobody reads it at night. */
    private static final Duration STALE_AFTER = Duration.ofHours(4);

    private GatheringTime() {}

    /** The day of a week; empty where nobody works from Monday to Friday. */
    static Optional<LocalDate> day(LocalDate ofTheWeek, WorkingDays days) {
        LocalDate friday = ofTheWeek.with(DayOfWeek.FRIDAY);
        return IntStream.range(0, 5)
                .mapToObj(friday::minusDays)
                .filter(day -> !days.isOff(day))
                .findFirst();
    }

    /** The moment of a day. */
    static Instant at(LocalDate day, ZoneId zone) {
        return LocalTimes.instant(day.atTime(AT), zone);
    }

    /** Whether it could be the moment on a day, whatever the day. */
    static boolean isTimeOfDay(ZoneId zone, Instant now) {
        Instant due = at(LocalDate.ofInstant(now, zone), zone);
        return !now.isBefore(due) && !now.isAfter(due.plus(STALE_AFTER));
    }
}
