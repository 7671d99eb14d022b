package org.entrain.core.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.attention.Attention.Weight;

class HabitsProperties {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Property
    void nothing_comes_before_it_is_wanted_nor_in_quiet_hours(
            @ForAll("habits") Habits habits,
            @ForAll("wanted") Instant wanted,
            @ForAll("zones") ZoneId zone,
            @ForAll Weight weight) {
        habits.moment(weight, wanted, zone, day -> 0).ifPresent(at -> {
            assertThat(at).isAfterOrEqualTo(wanted);
            if (weight != Weight.DIRECT) {
                assertThat(habits.isQuiet(LocalTime.ofInstant(at, zone))).isFalse();
            }
        });
    }

    @Property
    void what_is_expected_always_comes_and_at_once_outside_quiet_hours(
            @ForAll("habits") Habits habits, @ForAll("wanted") Instant wanted, @ForAll("zones") ZoneId zone) {
        Optional<Instant> at = habits.moment(Weight.EXPECTED, wanted, zone, day -> 99);
        assertThat(at).isPresent();
        if (!habits.isQuiet(LocalTime.ofInstant(wanted, zone))) {
            assertThat(at).contains(wanted);
        }
    }

    @Property
    void nudges_keep_to_the_days_the_pause_and_the_budget(
            @ForAll("habits") Habits habits, @ForAll("wanteds") List<Instant> wanteds, @ForAll("zones") ZoneId zone) {
        Map<LocalDate, Integer> nudges = new HashMap<>();
        for (Instant wanted : wanteds) {
            habits.moment(Weight.NUDGE, wanted, zone, day -> nudges.getOrDefault(day, 0))
                    .ifPresent(at -> nudges.merge(LocalDate.ofInstant(at, zone), 1, Integer::sum));
        }
        assertThat(nudges).allSatisfy((day, number) -> {
            assertThat(number).isLessThanOrEqualTo(habits.budget());
            assertThat(habits.days()).contains(day.getDayOfWeek());
            assertThat(habits.isPaused(day)).isFalse();
        });
    }

    /** Compared with the first minute of all that would do. */
    @Property(tries = 200)
    void a_nudge_comes_as_soon_as_it_may(
            @ForAll("habits") Habits habits, @ForAll("wanted") Instant wanted, @ForAll("zones") ZoneId zone) {
        Habits goingOn = habits.paused(Optional.empty());
        goingOn.moment(Weight.NUDGE, wanted, zone, day -> 0).ifPresent(at -> {
            for (Instant minute = wanted; minute.isBefore(at); minute = minute.plusSeconds(60)) {
                var local = minute.atZone(zone);
                boolean isJustAfterTheClockChanged = zone.getRules()
                                .getOffset(minute.minus(Duration.ofHours(3)))
                                .getTotalSeconds()
                        > local.getOffset().getTotalSeconds();
                assertThat(goingOn.isQuiet(local.toLocalTime())
                                || !goingOn.days().contains(local.getDayOfWeek())
                                || isJustAfterTheClockChanged)
                        .as("%s, though %s would do", at, minute)
                        .isTrue();
            }
        });
    }

    @Example
    void nights_and_weekends_are_quiet_for_who_chose_nothing() {
        assertThat(nudge("2026-11-23T09:00:00Z", 0)).contains(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(nudge("2026-11-23T20:00:00Z", 0)).contains(Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(nudge("2026-11-27T21:00:00Z", 0)).contains(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(Habits.USUAL.moment(Weight.EXPECTED, Instant.parse("2026-11-28T10:00:00Z"), LONDON, day -> 9))
                .contains(Instant.parse("2026-11-28T10:00:00Z"));
    }

    @Example
    void a_nudge_too_many_comes_on_another_day_or_never() {
        assertThat(nudge("2026-11-23T09:00:00Z", 1)).contains(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(nudge("2026-11-23T09:00:00Z", 2)).isEmpty();
        assertThat(Habits.USUAL.moment(
                        Weight.NUDGE,
                        Instant.parse("2026-11-23T09:00:00Z"),
                        LONDON,
                        day -> day.getDayOfMonth() == 23 ? 2 : 1))
                .contains(Instant.parse("2026-11-24T08:00:00Z"));
    }

    @Example
    void a_nudge_waits_out_a_short_pause_and_is_let_go_in_a_long_one() {
        Instant monday = Instant.parse("2026-11-23T09:00:00Z");
        assertThat(paused("2026-11-25").moment(Weight.NUDGE, monday, LONDON, day -> 0))
                .contains(Instant.parse("2026-11-25T08:00:00Z"));
        assertThat(paused("2026-11-27").moment(Weight.NUDGE, monday, LONDON, day -> 0))
                .isEmpty();
        assertThat(paused("2026-11-27").moment(Weight.EXPECTED, monday, LONDON, day -> 0))
                .contains(monday);
    }

    @Example
    void when_the_clock_changes_the_first_minute_after_quiet_hours_is_found() {
        Habits early = quiet("23:00", "01:30");
        assertThat(early.moment(Weight.NUDGE, Instant.parse("2027-03-26T23:30:00Z"), LONDON, day -> 0))
                .isEqualTo(Optional.of(Instant.parse("2027-03-27T01:30:00Z")));
        // There is no 01:30 on this Sunday: at 01:00 it is 02:00.
        assertThat(early.moment(Weight.NUDGE, Instant.parse("2027-03-27T23:30:00Z"), LONDON, day -> 0))
                .isEqualTo(Optional.of(Instant.parse("2027-03-28T01:00:00Z")));
        // There are two on this one.
        assertThat(early.moment(Weight.NUDGE, Instant.parse("2026-10-25T00:10:00Z"), LONDON, day -> 0))
                .isEqualTo(Optional.of(Instant.parse("2026-10-25T00:30:00Z")));
        assertThat(early.moment(Weight.NUDGE, Instant.parse("2026-10-25T01:10:00Z"), LONDON, day -> 0))
                .isEqualTo(Optional.of(Instant.parse("2026-10-25T01:30:00Z")));
    }

    private static Optional<Instant> nudge(String wanted, int already) {
        return Habits.USUAL.moment(Weight.NUDGE, Instant.parse(wanted), LONDON, day -> already);
    }

    private static Habits paused(String until) {
        return Habits.USUAL.paused(Optional.of(LocalDate.parse(until)));
    }

    private static Habits quiet(String from, String until) {
        return new Habits(
                LocalTime.parse(from), LocalTime.parse(until), Set.of(DayOfWeek.values()), 2, Optional.empty(), false);
    }

    @Provide
    Arbitrary<Habits> habits() {
        Arbitrary<LocalTime> times = Arbitraries.integers()
                .between(0, 24 * 4 - 1)
                .map(quarter -> LocalTime.MIDNIGHT.plusMinutes(15L * quarter));
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<Optional<LocalDate>> pauses = Arbitraries.integers()
                .between(-5, 40)
                .map(LocalDate.of(2026, 10, 20)::plusDays)
                .optional(0.3);
        return Combinators.combine(times, times, days, Arbitraries.integers().between(0, 4), pauses)
                .as((from, until, on, budget, pause) -> new Habits(from, until, on, budget, pause, false));
    }

    /** Around the days on which clocks change, in autumn and in spring. */
    @Provide
    Arbitrary<Instant> wanted() {
        return Arbitraries.of("2026-10-24T00:00:00Z", "2027-03-27T00:00:00Z", "2026-11-01T00:00:00Z")
                .map(Instant::parse)
                .flatMap(day ->
                        Arbitraries.integers().between(0, 4 * 24 * 60).map(minute -> day.plusSeconds(60L * minute)));
    }

    @Provide
    Arbitrary<List<Instant>> wanteds() {
        return wanted().list().ofMaxSize(30);
    }

    /** Santiago and Beirut change at midnight, Lord Howe by half an hour, Samoa once left out a day. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/London",
                        "America/New_York",
                        "America/Santiago",
                        "Asia/Beirut",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Asia/Kolkata",
                        "UTC")
                .map(ZoneId::of);
    }
}
