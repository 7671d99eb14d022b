package org.entrain.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.plans.WorkingDays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The crew sees a draft a day before, when it works. */
class DraftTimesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2026-11-26T10:00, 2026-11-25T10:00",
        "2026-11-26T07:30, 2026-11-24T17:00", // a day before it is too early in the day
        "2026-11-26T20:00, 2026-11-25T17:00",
        "2026-11-30T10:00, 2026-11-27T17:00", // a Monday: the last hours of Friday
        "2026-12-28T10:00, 2026-12-24T17:00", // a Monday after a Friday off
        "2027-03-29T10:00, 2027-03-26T17:00" // the clocks sprang on the Sunday
    })
    void in_working_hours(LocalDateTime due, LocalDateTime shown) {
        var days = new WorkingDays(WorkingDays.USUAL.week(), Map.of(LocalDate.of(2026, 12, 25), "Christmas"));
        assertThat(LocalDateTime.ofInstant(Drafts.showAt(LocalTimes.instant(due, PARIS), PARIS, days), PARIS))
                .isEqualTo(shown);
    }
}
