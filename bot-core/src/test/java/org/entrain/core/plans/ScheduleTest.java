package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            every monday 10:00                     | MON 10:00
            first monday of the month 9:00         | MONTHLY 1 MONDAY 09:00
            every 2nd tuesday of the month at 2pm  | MONTHLY 2 TUESDAY 14:00
            on the last friday of each month 16h   | MONTHLY 5 FRIDAY 16:00
            le premier lundi du mois à 9h          | MONTHLY 1 MONDAY 09:00
            chaque dernier vendredi du mois 16h30  | MONTHLY 5 FRIDAY 16:30
            on the 15th of the month 10:00         | MONTHLY 15 10:00
            le 1er du mois à 8h                    | MONTHLY 1 08:00
            the last day of every month noon       | MONTHLY 31 12:00
            le dernier jour du mois à midi         | MONTHLY 31 12:00
            cron 0 10 * * 1                        | CRON 0 10 * * 1
            cron 30 9 1,15 * *                     | CRON 30 9 1,15 * *
            3 december 14:00                       | ONCE 2026-12-03T14:00
            on 3 december 14:00                    | ONCE 2026-12-03T14:00
            le 3 décembre à 14h                    | ONCE 2026-12-03T14:00
            demain 9h                              | ONCE 2026-11-26T09:00
            2026-12-24 10:00                       | ONCE 2026-12-24T10:00
            """)
    void what_somebody_says_is_read_in_either_language_and_kept(String words, String text) {
        assertThat(Reading.of(words, NOW, PARIS)).isInstanceOfSatisfying(Reading.Understood.class, read -> {
            assertThat(read.schedule().text()).isEqualTo(text);
            assertThat(Schedule.parse(text)).isEqualTo(read.schedule());
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            cron * * * * *            | schedule.too-often
            cron */30 8-10 * * *      | schedule.too-often
            cron 0 10 * *             | schedule.no-cron
            cron 0 25 * * 1           | schedule.no-cron
            on the 32nd of the month 10:00 | schedule.no-such-day
            on the 0th of the month 10:00  | schedule.no-such-day
            first monday of the month | cadence.no-time
            le 15 du mois à 25h       | cadence.no-such-time
            every moonday 10:00       | cadence.unclear
            25 november 2020 10:00    | cadence.unclear
            """)
    void what_cannot_be_is_said_with_what_to_do(String words, String key) {
        assertThat(Reading.of(words, NOW, PARIS))
                .isInstanceOfSatisfying(
                        Reading.Problem.class,
                        problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(delimiter = '|', textBlock = """
            MONTHLY 1 MONDAY 09:00 | 2026-12-07T08:59 | 2026-12-07T09:00
            MONTHLY 1 MONDAY 09:00 | 2026-12-07T09:00 | 2027-01-04T09:00
            MONTHLY 5 FRIDAY 16:00 | 2026-12-01T00:00 | 2026-12-25T16:00
            MONTHLY 31 12:00       | 2027-02-01T00:00 | 2027-02-28T12:00
            MONTHLY 31 12:00       | 2028-02-01T00:00 | 2028-02-29T12:00
            MONTHLY 30 12:00       | 2027-02-28T12:00 | 2027-03-30T12:00
            CRON 0 10 * * 1        | 2026-11-25T09:00 | 2026-11-30T10:00
            CRON 30 2 * * *        | 2027-03-28T00:00 | 2027-03-28T02:30
            ONCE 2026-12-03T14:00  | 2026-12-03T13:59 | 2026-12-03T14:00
            ONCE 2026-12-03T14:00  | 2026-12-03T14:00 |
            """)
    void the_next_round_is_the_first_after(String text, LocalDateTime after, LocalDateTime next) {
        assertThat(Schedule.parse(text).next(after)).isEqualTo(Optional.ofNullable(next));
    }

    @Test
    void a_cron_time_in_the_gap_of_spring_is_the_first_minute_after_it_and_one_in_the_fold_of_autumn_comes_once() {
        var night = new Cron("30 2 * * *");
        assertThat(night.following(Instant.parse("2027-03-27T12:00:00Z"), PARIS))
                .contains(Instant.parse("2027-03-28T01:00:00Z"));
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(night.following(Instant.parse("2026-10-24T12:00:00Z"), PARIS))
                .contains(first);
        assertThat(night.following(first, PARIS)).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void it_is_said_in_words_in_both_languages() {
        var monthly = new Monthly(Monthly.LAST, Optional.of(DayOfWeek.FRIDAY), LocalTime.of(16, 30));
        assertThat(monthly.describe(Language.EN)).isEqualTo("every last Friday of the month at 16:30");
        assertThat(monthly.describe(Language.FR)).isEqualTo("chaque dernier vendredi du mois à 16\u00a0h\u00a030");
        assertThat(new Monthly(15, Optional.empty(), LocalTime.of(9, 0)).describe(Language.FR))
                .isEqualTo("le 15 de chaque mois à 9\u00a0h");
        assertThat(new Once(LocalDateTime.parse("2026-12-03T14:00")).describe(Language.EN))
                .isEqualTo("once, on Thursday 3 December 2026 at 14:00");
        assertThat(new Cron("0 10 * * 1").describe(Language.EN)).isEqualTo("at 10:00 at Monday day");
        assertThat(new Cron("0 10 * * 1").describe(Language.FR)).isNotBlank();
    }
}
