package org.entrain.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DAY             | Tuesday 1 December         | mardi 1er décembre
            DAY_OF_YEAR     | Tuesday 1 December 2026    | mardi 1er décembre 2026
            DATE            | 1 December                 | 1er décembre
            DATE_OF_YEAR    | 1 December 2026            | 1er décembre 2026
            MOMENT          | Tuesday 1 December at 09:05 | mardi 1er décembre à 09:05
            SHORT_MOMENT    | Tue 1 Dec at 09:05         | mar. 1er déc. à 09:05
            LISTED_MOMENT   | Tue 1 Dec 09:05            | mar. 1er déc. 09:05
            RECORDED_MOMENT | 1 Dec 2026 09:05           | 1er déc. 2026 09:05
            """)
    void a_day_is_said_as_people_of_the_language_write_it(Dates form, String english, String french) {
        Instant at = Instant.parse("2026-12-01T08:05:00Z");
        assertThat(form.of(at, PARIS, Language.EN)).isEqualTo(english);
        assertThat(form.of(at, PARIS, Language.FR)).isEqualTo(french);
    }

    @Test
    void in_french_the_first_of_each_month_alone_has_an_ending() {
        LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).forEach(day -> {
            String number = day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth());
            assertThat(Dates.DATE.of(day, Language.FR)).startsWith(number + " ");
            assertThat(Dates.DATE.of(day, Language.EN)).startsWith(day.getDayOfMonth() + " ");
        });
    }
}
