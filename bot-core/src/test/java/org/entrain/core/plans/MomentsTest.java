package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** A Monday, ten o'clock in Paris. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "friday 17:00, 2026-11-27T16:00:00Z",
        "vendredi 17h, 2026-11-27T16:00:00Z",
        "Friday at 5 pm, 2026-11-27T16:00:00Z",
        "monday 9:30, 2026-11-30T08:30:00Z",
        "monday 10:30, 2026-11-23T09:30:00Z",
        "today 18:00, 2026-11-23T17:00:00Z",
        "aujourd’hui 18h30, 2026-11-23T17:30:00Z",
        "tomorrow noon, 2026-11-24T11:00:00Z",
        "Demain 9h, 2026-11-24T08:00:00Z",
        "27 november 12:00, 2026-11-27T11:00:00Z",
        "le 1er décembre à 8h, 2026-12-01T07:00:00Z",
        "2 feb 8:00, 2027-02-02T07:00:00Z",
        "14 juillet 2027 12h, 2027-07-14T10:00:00Z",
        "2026-11-27 17:00, 2026-11-27T16:00:00Z",
        "2027-03-28 2:30, 2027-03-28T01:00:00Z" // a time that does not exist there: the first minute after
    })
    void a_moment_is_read_as_people_say_it(String words, Instant moment) {
        assertThat(Moments.read(words, MONDAY, MONDAY, PARIS)).contains(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "friday",
        "today 9:00",
        "2026-11-22 17:00",
        "31 november 9:00",
        "2026-13-01 9:00",
        "25:00",
        "soon",
        "''",
        "jui 9:00"
    })
    void what_says_no_moment_to_come_is_not_one(String words) {
        assertThat(Moments.read(words, MONDAY, MONDAY, PARIS)).isEmpty();
    }
}
