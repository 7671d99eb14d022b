package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.attention.Habits;
import org.junit.jupiter.api.Test;

/** Two years in every zone that the JDK knows: what its clock leaves out comes after the gap, what it shows twice comes once. */
class EveryZoneTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2028, 1, 1);
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.MIDNIGHT, LocalTime.of(1, 30), LocalTime.of(2, 15), LocalTime.of(9, 0));
    private static final Set<DayOfWeek> ALL_DAYS = Set.of(DayOfWeek.values());

    private static List<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    }

    @Test
    void what_falls_in_a_gap_is_at_the_first_moment_after_it_and_what_falls_in_a_fold_at_the_first_of_two() {
        int changes = 0;
        for (ZoneId zone : zones()) {
            for (ZoneOffsetTransition change : changes(zone)) {
                changes++;
                LocalDateTime first = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
                LocalDateTime end = change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
                for (LocalDateTime local = first; local.isBefore(end); local = local.plusMinutes(15)) {
                    assertThat(LocalTimes.instant(local, zone))
                            .as("%s in %s", local, zone)
                            .isEqualTo(
                                    change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore()));
                }
            }
        }
        // Were there none, this test would mean nothing.
        assertThat(changes).isGreaterThan(500);
    }

    @Test
    void a_plan_comes_once_on_every_day_of_every_zone_at_its_time_by_the_clock() {
        for (ZoneId zone : zones()) {
            for (LocalTime time : TIMES) {
                var daily = Cadence.weekly(ALL_DAYS, time);
                LocalDateTime round = FROM.atStartOfDay().minusSeconds(1);
                Instant before = Instant.MIN;
                for (LocalDate day = FROM; day.isBefore(UNTIL); day = day.plusDays(1)) {
                    round = daily.next(round).orElseThrow();
                    Instant at = LocalTimes.instant(round, zone);
                    if (!round.toLocalDate().equals(day) || !at.isAfter(before) || !isShown(at, round, zone)) {
                        throw new AssertionError("%s in %s is at %s".formatted(round, zone, at));
                    }
                    before = at;
                }
            }
        }
    }

    /** Or the clock has just left it out. */
    private static boolean isShown(Instant at, LocalDateTime local, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).equals(local)
                || (zone.getRules().getValidOffsets(local).isEmpty()
                        && zone.getRules().getTransition(local).getInstant().equals(at));
    }

    @Test
    void quiet_hours_and_working_days_hold_on_every_day_of_every_zone() {
        for (LocalTime end : List.of(LocalTime.of(8, 0), LocalTime.of(2, 15))) {
            var habits = new Habits(LocalTime.of(20, 0), end, Habits.USUAL.days(), 2, Optional.empty(), false);
            for (ZoneId zone : zones()) {
                for (LocalDate day = FROM; day.isBefore(UNTIL); day = day.plusDays(1)) {
                    Instant at = habits.moment(
                                    Weight.NUDGE, day.atStartOfDay(zone).toInstant(), zone, any -> 0)
                            .orElseThrow();
                    if (!at.equals(LocalTimes.instant(working(day).atTime(end), zone))) {
                        throw new AssertionError("On %s in %s at %s".formatted(day, zone, at));
                    }
                }
            }
        }
    }

    private static LocalDate working(LocalDate day) {
        return Stream.iterate(day, next -> next.plusDays(1))
                .filter(next -> Habits.USUAL.days().contains(next.getDayOfWeek()))
                .findFirst()
                .orElseThrow();
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        return Stream.iterate(
                        Optional.ofNullable(zone.getRules()
                                .nextTransition(FROM.atStartOfDay().toInstant(ZoneOffset.UTC))),
                        change -> change.isPresent()
                                && change.get()
                                        .getDateTimeBefore()
                                        .toLocalDate()
                                        .isBefore(UNTIL),
                        change -> change.flatMap(
                                one -> Optional.ofNullable(zone.getRules().nextTransition(one.getInstant()))))
                .flatMap(Optional::stream)
                .toList();
    }
}
