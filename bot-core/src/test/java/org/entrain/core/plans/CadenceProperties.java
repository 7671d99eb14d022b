package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.text.Language;

class CadenceProperties {
    @Property
    void what_is_stored_is_read_back(@ForAll("cadences") Cadence cadence) {
        assertThat(Cadence.parse(cadence.text())).isEqualTo(cadence);
    }

    @Property
    void entrain_understands_its_own_words(@ForAll("cadences") Cadence cadence, @ForAll Language language) {
        assertThat(Reading.of(cadence.describe(language)))
                .isEqualTo(new Reading.Understood(new Cadence(cadence.days(), cadence.time(), cadence.weeks(), 0)));
    }

    @Property
    void the_next_round_is_on_a_planned_day_of_a_planned_week_and_nothing_is_left_out_before_it(
            @ForAll("cadences") Cadence cadence, @ForAll("instants") Instant after) {
        ZoneId utc = ZoneId.of("UTC");
        Instant next = cadence.next(after, utc);
        assertThat(next).isAfter(after);
        assertThat(next.atZone(utc).toLocalTime()).isEqualTo(cadence.time());
        LocalDate date = LocalDate.ofInstant(next, utc);
        assertThat(cadence.days()).contains(date.getDayOfWeek());
        assertThat(cadence.next(next.minusSeconds(1), utc)).isEqualTo(next);
        assertThat(cadence.next(after.plusNanos(next.minusSeconds(1).isAfter(after) ? 1_000_000_000 : 0), utc))
                .isEqualTo(next);
    }

    @Property
    void a_cadence_started_now_has_its_first_round_within_a_week_and_a_day(
            @ForAll("cadences") Cadence cadence, @ForAll("instants") Instant now, @ForAll("zones") ZoneId zone) {
        Cadence started = cadence.startingAfter(now, zone);
        assertThat(started.next(now, zone)).isBefore(now.plusSeconds(8 * 86_400));
        assertThat(started.days()).isEqualTo(cadence.days());
    }

    @Property
    void no_words_make_the_reader_stumble(@ForAll String words) {
        assertThat(Reading.of(words)).isNotNull();
    }

    @Provide
    Arbitrary<Cadence> cadences() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.MIDNIGHT.plusMinutes(minute));
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        times,
                        Arbitraries.integers().between(1, 52),
                        Arbitraries.integers().between(0, 51))
                .as((days, time, weeks, week) -> new Cadence(days, time, weeks, week % weeks));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(Instant.parse("2020-01-01T00:00:00Z").getEpochSecond(), 2_000_000_000L)
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }
}
