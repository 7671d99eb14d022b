package org.entrain.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holidays that can be looked up in a country's laws. */
class PublicHolidaysTest {
    private final PublicHolidays holidays = new PublicHolidays();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "FR, 2027-05-06", // Ascension
        "FR, 2027-05-17", // Whit Monday
        "FR, 2027-07-14",
        "GB-ENG, 2027-03-29", // Easter Monday, not in Scotland
        "US, 2026-11-26", // Thanksgiving: the fourth Thursday of November
        "DE, 2027-10-03"
    })
    void a_holiday_has_a_name_in_both_languages(String country, LocalDate day) {
        assertThat(holidays.of(day.getYear(), country, Language.EN)).containsKey(day);
        assertThat(holidays.of(day.getYear(), country, Language.FR).get(day)).isNotBlank();
    }

    @Test
    void an_ordinary_day_and_a_day_that_is_only_observed_are_none() {
        assertThat(holidays.of(2027, "FR", Language.FR))
                .hasSize(11)
                .containsEntry(LocalDate.of(2027, 12, 25), "Noël")
                .doesNotContainKey(LocalDate.of(2027, 12, 24));
        assertThat(holidays.of(2027, "GB-SCT", Language.EN)).doesNotContainKey(LocalDate.of(2027, 3, 29));
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource({
        "France, FR",
        "fr, FR",
        "royaume-uni, GB",
        "United Kingdom, GB",
        "Allemagne, DE",
        "gb-eng, GB-ENG",
        "états-unis, US",
        "GB-XYZ,",
        "Atlantis,",
        "'',"
    })
    void a_country_is_read_by_its_code_or_its_name_in_either_language(String typed, String code) {
        assertThat(PublicHolidays.read(typed)).isEqualTo(Optional.ofNullable(code));
    }
}
