package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    @Test
    void what_falls_in_the_gap_comes_at_the_first_minute_after_it() {
        Cadence night = Cadence.weekly(DAILY, LocalTime.of(2, 30));
        // Paris, 29 March 2026: 02:00 CET is followed by 03:00 CEST.
        assertThat(night.next(local("2026-03-28T02:30"), PARIS)).isEqualTo(local("2026-03-29T03:00"));
        assertThat(night.next(local("2026-03-29T03:00"), PARIS)).isEqualTo(local("2026-03-30T02:30"));
    }

    @Test
    void what_comes_twice_when_clocks_go_back_is_done_the_first_time() {
        Cadence night = Cadence.weekly(DAILY, LocalTime.of(2, 30));
        // Paris, 25 October 2026: 02:30 CEST is 00:30 UTC, 02:30 CET is 01:30 UTC.
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(night.next(local("2026-10-24T12:00"), PARIS)).isEqualTo(first);
        assertThat(night.next(first, PARIS)).isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void a_gap_at_midnight_moves_a_round_to_one_o_clock_of_its_own_day() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        LocalDate day = cairo.getRules()
                .nextTransition(Instant.parse("2026-01-01T00:00:00Z"))
                .getDateTimeBefore()
                .toLocalDate();
        Cadence midnight = Cadence.weekly(Set.of(day.getDayOfWeek()), LocalTime.MIDNIGHT);
        Instant before = day.minusDays(1).atStartOfDay(cairo).toInstant();
        Instant planned = midnight.next(before, cairo);
        assertThat(planned).isEqualTo(day.atTime(1, 0).atZone(cairo).toInstant());
        assertThat(midnight.next(planned, cairo))
                .isEqualTo(day.plusWeeks(1).atStartOfDay(cairo).toInstant());
    }

    @Test
    void a_day_that_a_country_left_out_costs_no_round_and_doubles_none() {
        // Samoa had no 30 December 2011: 29 December was followed by the 31st.
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Cadence midnight = Cadence.weekly(DAILY, LocalTime.MIDNIGHT);
        Instant first = midnight.next(Instant.parse("2011-12-30T09:00:00Z"), apia);
        assertThat(LocalDate.ofInstant(first, apia)).isEqualTo(LocalDate.of(2011, 12, 31));
        assertThat(LocalDate.ofInstant(midnight.next(first, apia), apia)).isEqualTo(LocalDate.of(2012, 1, 1));
    }

    @Test
    void every_two_weeks_starts_with_the_next_such_day_and_keeps_its_rhythm_over_the_new_year() {
        Cadence fortnightly = new Cadence(Set.of(DayOfWeek.TUESDAY), LocalTime.of(14, 0), 2, 0);
        for (int week = 0; week < 4; week++) {
            Instant now = local("2026-12-01T15:00").plus(java.time.Duration.ofDays(7L * week));
            Cadence started = fortnightly.startingAfter(now, PARIS);
            Instant first = started.next(now, PARIS);
            assertThat(first).isEqualTo(local("2026-12-08T14:00").plus(java.time.Duration.ofDays(7L * week)));
            Instant second = started.next(first, PARIS);
            assertThat(second).isEqualTo(first.plus(java.time.Duration.ofDays(14)));
            assertThat(started.next(second, PARIS)).isEqualTo(first.plus(java.time.Duration.ofDays(28)));
        }
    }

    @Test
    void a_cadence_is_stored_as_a_short_text() {
        assertThat(Cadence.weekly(EnumSet.of(DayOfWeek.THURSDAY, DayOfWeek.MONDAY), LocalTime.of(9, 5))
                        .text())
                .isEqualTo("MON,THU 09:05");
        assertThat(new Cadence(Set.of(DayOfWeek.TUESDAY), LocalTime.of(14, 0), 2, 1).text())
                .isEqualTo("TUE 14:00 2/1");
        assertThatThrownBy(() -> Cadence.parse("every monday")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cadence.parse("MOM 10:00")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant local(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(PARIS).toInstant();
    }
}
