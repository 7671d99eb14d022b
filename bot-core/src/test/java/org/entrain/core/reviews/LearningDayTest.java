package org.entrain.core.reviews;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LearningDayTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    @Test
    void who_learns_after_midnight_learns_on_the_day_before() {
        assertThat(day(PARIS, "2026-11-25T23:59")).isEqualTo("2026-11-25");
        assertThat(day(PARIS, "2026-11-26T00:30")).isEqualTo("2026-11-25");
        assertThat(day(PARIS, "2026-11-26T03:59:59")).isEqualTo("2026-11-25");
        assertThat(day(PARIS, "2026-11-26T04:00")).isEqualTo("2026-11-26");
    }

    @Test
    void the_same_moment_is_in_the_day_of_each_ones_own_clock() {
        Instant at = Instant.parse("2026-11-26T03:30:00Z");
        assertThat(LearningDay.of(at, PARIS)).isEqualTo("2026-11-26");
        assertThat(LearningDay.of(at, ZoneId.of("Europe/London"))).isEqualTo("2026-11-25");
        assertThat(LearningDay.of(at, ZoneId.of("Pacific/Auckland"))).isEqualTo("2026-11-26");
        assertThat(LearningDay.of(at, ZoneId.of("America/Los_Angeles"))).isEqualTo("2026-11-25");
    }

    @Test
    void in_spring_an_hour_less_is_a_whole_day() {
        // The night of 29 March: at two it is three.
        assertThat(day(PARIS, "2026-03-29T03:59")).isEqualTo("2026-03-28");
        assertThat(day(PARIS, "2026-03-29T04:00")).isEqualTo("2026-03-29");
        assertThat(between(PARIS, "2026-03-28T05:00", "2026-03-29T04:30")).isEqualTo(1);
        assertThat(between(PARIS, "2026-03-28T04:00", "2026-03-30T04:00")).isEqualTo(2);
    }

    @Test
    void in_autumn_an_hour_more_is_no_day_more() {
        // The night of 25 October: at three it is two once more.
        Instant secondTime = LocalDateTime.parse("2026-10-25T02:30")
                .atZone(PARIS)
                .withLaterOffsetAtOverlap()
                .toInstant();
        assertThat(LearningDay.of(secondTime, PARIS)).isEqualTo("2026-10-24");
        assertThat(day(PARIS, "2026-10-25T03:59")).isEqualTo("2026-10-24");
        assertThat(between(PARIS, "2026-10-24T04:00", "2026-10-25T03:59")).isZero();
        assertThat(between(PARIS, "2026-10-24T04:00", "2026-10-26T04:00")).isEqualTo(2);
    }

    @Test
    void where_the_clock_moves_by_half_an_hour_a_day_begins_at_four_too() {
        for (String date : new String[] {"2026-10-04", "2026-04-05"}) {
            LocalDate day = LocalDate.parse(date);
            Instant begins = LearningDay.begins(day, LORD_HOWE);
            assertThat(LearningDay.of(begins, LORD_HOWE)).isEqualTo(day);
            assertThat(LearningDay.of(begins.minusSeconds(1), LORD_HOWE)).isEqualTo(day.minusDays(1));
        }
    }

    private static LocalDate day(ZoneId zone, String local) {
        return LearningDay.of(LocalDateTime.parse(local).atZone(zone).toInstant(), zone);
    }

    private static long between(ZoneId zone, String from, String to) {
        return DAYS.between(day(zone, from), day(zone, to));
    }
}
