package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CadenceInEveryZoneTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2028, 1, 1);

    static List<LocalTime> times() {
        return List.of(
                LocalTime.MIDNIGHT,
                LocalTime.of(0, 30),
                LocalTime.of(1, 30),
                LocalTime.of(2, 0),
                LocalTime.of(2, 30),
                LocalTime.of(9, 0),
                LocalTime.of(23, 45));
    }

    @ParameterizedTest
    @MethodSource("times")
    void there_is_one_round_every_local_day_for_two_years_at_the_right_time_except_in_a_gap(LocalTime time) {
        Cadence daily = Cadence.weekly(EnumSet.allOf(DayOfWeek.class), time);
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            Instant last = FROM.atTime(time).atZone(zone).toInstant().minusSeconds(1);
            for (LocalDate date = FROM; date.isBefore(TO); date = date.plusDays(1)) {
                Instant next = daily.next(last, zone);
                check(id, date.atTime(time), zone, last, next);
                last = next;
            }
        }
    }

    private static void check(String id, java.time.LocalDateTime planned, ZoneId zone, Instant last, Instant next) {
        List<java.time.ZoneOffset> offsets = zone.getRules().getValidOffsets(planned);
        boolean right = next.isAfter(last)
                && (offsets.isEmpty()
                        ? next.equals(zone.getRules().getTransition(planned).getInstant())
                        : next.equals(planned.toInstant(offsets.getFirst())));
        // An assertion of its own for each of two million rounds would be most of the test's time.
        if (!right) {
            assertThat(next).as("%s in %s, after %s", planned, id, last).isNull();
        }
    }
}
