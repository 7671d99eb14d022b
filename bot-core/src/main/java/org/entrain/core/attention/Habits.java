package org.entrain.core.attention;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.entrain.core.attention.Attention.Moment;
import org.entrain.core.attention.Attention.Weight;

/**
 * How somebody wants to be written to, by their own clock.
 *
 * @param quietFrom when the quiet hours begin
 * @param quietUntil when they end, past midnight where that is earlier; the same as {@code quietFrom} for none
 * @param days of the week on which nudges may come
 * @param budget how many nudges a day, at most
 * @param pausedUntil the first day on which nudges may come again
 * @param boards whether the person wants to be seen on boards
 */
public record Habits(
        LocalTime quietFrom,
        LocalTime quietUntil,
        Set<DayOfWeek> days,
        int budget,
        Optional<LocalDate> pausedUntil,
        boolean boards) {
    /** Those of somebody who chose nothing. */
    public static final Habits USUAL = new Habits(
            LocalTime.of(20, 0),
            LocalTime.of(8, 0),
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            2,
            Optional.empty(),
            false);

    /** What waited longer for the end of a pause is no news any more. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(3);
    /** Nor is what found no room on this many days. */
    private static final int DAYS_AHEAD = 14;

    public Habits {
        days = Set.copyOf(days);
    }

    /** The same, with a pause, or without one. */
    public Habits paused(Optional<LocalDate> until) {
        return new Habits(quietFrom, quietUntil, days, budget, until, boards);
    }

    /** The same, with one nudge a week at most: on Tuesday, else on the first of the person's days. */
    public Habits weekly() {
        DayOfWeek day = days.contains(DayOfWeek.TUESDAY)
                ? DayOfWeek.TUESDAY
                : days.stream().sorted().findFirst().orElse(DayOfWeek.TUESDAY);
        return new Habits(quietFrom, quietUntil, Set.of(day), 1, pausedUntil, boards);
    }

    /** The same, without any nudge. */
    public Habits stopped() {
        return new Habits(quietFrom, quietUntil, days, 0, pausedUntil, boards);
    }

    /** Whether no nudge ever comes. */
    public boolean isStopped() {
        return budget == 0;
    }

    /** The same, with nudges as usual: no pause any more, nor one a week, nor none. */
    public Habits startedAgain() {
        boolean wasWeekly = days.size() == 1 && budget <= 1;
        return new Habits(
                quietFrom,
                quietUntil,
                wasWeekly ? USUAL.days : days,
                wasWeekly || isStopped() ? USUAL.budget : budget,
                Optional.empty(),
                boards);
    }

    /** Whether a day is before the end of a pause. */
    public boolean isPaused(LocalDate day) {
        return pausedUntil.filter(day::isBefore).isPresent();
    }

    /** Whether there are any quiet hours. */
    public boolean hasQuietHours() {
        return !quietFrom.equals(quietUntil);
    }

    /** Whether a time of the day is in the quiet hours. */
    public boolean isQuiet(LocalTime time) {
        boolean begun = !time.isBefore(quietFrom);
        boolean over = !time.isBefore(quietUntil);
        return quietFrom.isBefore(quietUntil) ? begun && !over : hasQuietHours() && (begun || !over);
    }

    /**
     * When a letter may go that is wanted at some moment. What is expected waits for the quiet hours to end and for
     * nothing else.
     *
     * @param zone where the person lives
     * @param nudges how many go on a day already
     * @return empty for a nudge that would come too late to be of use: nothing piles up
     */
    public Optional<Instant> moment(Weight weight, Instant wanted, ZoneId zone, ToIntFunction<LocalDate> nudges) {
        return switch (weight) {
            case DIRECT -> Optional.of(wanted);
            case EXPECTED -> Optional.of(afterQuiet(wanted, zone));
            case PRESSING, NUDGE, ASIDE ->
                room(wanted, zone, nudges)
                        .filter(found -> !isPaused(LocalDate.ofInstant(wanted, zone))
                                || !found.isAfter(wanted.plus(LONGEST_PAUSE)));
        };
    }

    /** When a nudge may go that is wanted at some moment, whatever else goes that day; empty where it would come too late. */
    Optional<Moment> first(Instant wanted, ZoneId zone) {
        return moment(Weight.NUDGE, wanted, zone, day -> 0).map(at -> Moment.of(at, zone));
    }

    /** When a nudge may go that waits for the next of the person's days after {@code day}. */
    Optional<Moment> after(LocalDate day, ZoneId zone) {
        return room(day.plusDays(1).atStartOfDay(zone).toInstant(), zone, next -> 0)
                .map(at -> Moment.of(at, zone));
    }

    private Optional<Instant> room(Instant wanted, ZoneId zone, ToIntFunction<LocalDate> nudges) {
        Instant at = wanted;
        for (int i = 0; i < DAYS_AHEAD; i++) {
            at = afterQuiet(at, zone);
            LocalDate day = LocalDate.ofInstant(at, zone);
            if (days.contains(day.getDayOfWeek()) && !isPaused(day) && nudges.applyAsInt(day) < budget) {
                return Optional.of(at);
            }
            at = firstAfter(at, day.plusDays(1).atStartOfDay(), zone);
        }
        return Optional.empty();
    }

    private Instant afterQuiet(Instant wanted, ZoneId zone) {
        Instant at = wanted;
        // More than once only where the end of the quiet hours falls in a gap, and with it all that is not quiet.
        while (isQuiet(LocalTime.ofInstant(at, zone))) {
            at = firstAfter(at, LocalDate.ofInstant(at, zone).atTime(quietUntil), zone);
        }
        return at;
    }

    /** The first moment after {@code at} with this time by the clock, on this day or on a later one. */
    private static Instant firstAfter(Instant at, LocalDateTime local, ZoneId zone) {
        return Stream.iterate(local, next -> next.plusDays(1))
                .flatMap(next -> moments(next, zone))
                .filter(moment -> moment.isAfter(at))
                .findFirst()
                .orElseThrow();
    }

    /** Two in the fold of autumn; in the gap of spring, the moment after it. */
    private static Stream<Instant> moments(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? Stream.of(zone.getRules().getTransition(local).getInstant())
                : offsets.stream().map(local::toInstant);
    }
}
