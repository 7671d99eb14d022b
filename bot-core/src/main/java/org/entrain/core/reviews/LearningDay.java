package org.entrain.core.reviews;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** Somebody's day, as memory counts it: it begins at four by their clock, for who is up at one has not slept yet. */
public final class LearningDay {
    /** When it begins, by the clock on the wall, whatever summer time does. */
    public static final LocalTime BEGINS = LocalTime.of(4, 0);

    private LearningDay() {}

    /** The day that an instant is in. */
    public static LocalDate of(Instant at, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalDate date = local.toLocalDate();
        return local.toLocalTime().isBefore(BEGINS) ? date.minusDays(1) : date;
    }

    /** When a day begins; where clocks spring over four, as they do in no zone today, right after. */
    public static Instant begins(LocalDate day, ZoneId zone) {
        return day.atTime(BEGINS).atZone(zone).toInstant();
    }
}
