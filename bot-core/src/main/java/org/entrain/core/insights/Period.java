package org.entrain.core.insights;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * A week that ends on a Sunday at noon by UTC: before Monday morning anywhere. All who are told of a week are told by the same
 * end, wherever they live: two figures of one week never differ by what somebody did in between.
 *
 * @param sunday on which it ends
 */
public record Period(LocalDate sunday) {
    /** The week that ended last. */
    public static Period lastWeek(Instant now) {
        var noon = new Period(
                LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)));
        return noon.until().isAfter(now) ? new Period(noon.sunday().minusWeeks(1)) : noon;
    }

    /** Its first moment. */
    public Instant from() {
        return weeksBack(1);
    }

    /** The first moment after it. */
    public Instant until() {
        return weeksBack(0);
    }

    /** So many weeks before its end. */
    public Instant weeksBack(int weeks) {
        return sunday.minusWeeks(weeks).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
