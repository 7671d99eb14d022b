package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.plans.Slot.Fate;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final WorkingDays DAYS = new WorkingDays(WorkingDays.USUAL.week(), Map.of(CHRISTMAS, "Christmas"));
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void a_round_on_a_holiday_is_put_off_to_the_next_working_day() {
        var fridays = Cadence.weekly(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(10, 0));
        assertThat(slots(fridays, 5))
                .extracting(slot -> slot.due().atZone(PARIS).toLocalDate() + " " + slot.fate())
                .containsExactly(
                        "2026-12-04 PLANNED",
                        "2026-12-11 PLANNED",
                        "2026-12-18 PLANNED",
                        "2026-12-28 PUT_OFF",
                        "2027-01-01 PLANNED");
    }

    @Test
    void where_the_plan_comes_round_again_by_then_it_is_left_out() {
        var daily = Cadence.weekly(DAYS.week(), LocalTime.of(10, 0));
        assertThat(slots(daily, 20).stream().filter(slot -> !slot.isDone()))
                .extracting(slot -> slot.round().atZone(PARIS).toLocalDate() + " " + slot.fate())
                .containsExactly("2026-12-25 DAY_OFF");
    }

    @Test
    void a_weekend_is_respected_unless_the_plan_names_it() {
        var monthEnd = new Monthly(31, Optional.empty(), LocalTime.of(9, 0));
        // 31 January 2027 is a Sunday.
        assertThat(slots(monthEnd, 2).getLast())
                .isEqualTo(new Slot(
                        Instant.parse("2027-01-31T08:00:00Z"), Instant.parse("2027-02-01T08:00:00Z"), Fate.PUT_OFF));
        var saturdays = Cadence.weekly(EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(9, 0));
        assertThat(slots(saturdays, 3)).allMatch(slot -> slot.fate() == Fate.PLANNED);
    }

    @Test
    void what_is_planned_once_for_a_day_off_is_meant() {
        assertThat(slots(new Once(CHRISTMAS.atTime(10, 0)), 3))
                .extracting(Slot::fate)
                .containsExactly(Fate.PLANNED);
    }

    @Test
    void what_the_crew_changed_holds_and_the_last_day_is_the_last() {
        var mondays = Cadence.weekly(EnumSet.of(DayOfWeek.MONDAY), LocalTime.of(10, 0));
        Instant first = Instant.parse("2026-12-07T09:00:00Z");
        Instant second = Instant.parse("2026-12-14T09:00:00Z");
        Instant moved = Instant.parse("2026-12-15T13:00:00Z");
        var timetable = new Timetable(
                mondays,
                Optional.of(LocalDate.of(2026, 12, 21)),
                PARIS,
                DAYS,
                Map.of(first, Optional.empty(), second, Optional.of(moved)));
        assertThat(slots(timetable, 9))
                .extracting(slot -> slot.due().atZone(PARIS).toLocalDate() + " " + slot.fate())
                .containsExactly("2026-12-07 SKIPPED", "2026-12-15 MOVED", "2026-12-21 PLANNED");
        assertThat(timetable.nextDone(DECEMBER)).contains(new Slot(second, moved, Fate.MOVED));
    }

    private static java.util.List<Slot> slots(Schedule schedule, int many) {
        return slots(new Timetable(schedule, Optional.empty(), PARIS, DAYS, Map.of()), many);
    }

    private static java.util.List<Slot> slots(Timetable timetable, int many) {
        return Stream.iterate(
                        timetable.next(DECEMBER),
                        Optional::isPresent,
                        slot -> timetable.next(slot.orElseThrow().round()))
                .limit(many)
                .map(Optional::orElseThrow)
                .toList();
    }
}
