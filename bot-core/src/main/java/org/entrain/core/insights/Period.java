package org.entrain.core.insights;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * A whole week, from Monday to Sunday by UTC. All who are told of a week are told by the same end, wherever they live: two
 * figures of one week never differ by what somebody did in between.
 *
 * @param from its first moment
 * @param until the first moment after it
 */
public record Period(Instant from, Instant until) {
    /** The week that ended last. */
    public static Period lastWeek(Instant now) {
        LocalDate monday =
                LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Period(
                monday.minusWeeks(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                monday.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** So many weeks before its end. */
    public Instant weeksBack(int weeks) {
        return until.atOffset(ZoneOffset.UTC).minusWeeks(weeks).toInstant();
    }
}
