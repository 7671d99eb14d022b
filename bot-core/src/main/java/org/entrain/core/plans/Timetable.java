package org.entrain.core.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.plans.Slot.Fate;

/**
 * A plan's slots, one after the other.
 *
 * @param changes what the crew changed, by the slot's round: the moment it was moved to; empty where it is left out
 */
record Timetable(
        Schedule schedule,
        Optional<LocalDate> until,
        ZoneId zone,
        WorkingDays days,
        Map<Instant, Optional<Instant>> changes) {
    /** The first slot whose round is after {@code after}; empty where there is none any more. */
    Optional<Slot> next(Instant after) {
        return schedule.following(after, zone)
                .filter(round -> until.isEmpty() || !day(round).isAfter(until.get()))
                .map(this::slot);
    }

    /** The first slot after {@code after} in which something is done. */
    Optional<Slot> nextDone(Instant after) {
        Optional<Slot> slot = next(after);
        while (slot.isPresent() && !slot.get().isDone()) {
            slot = next(slot.get().round());
        }
        return slot;
    }

    private Slot slot(Instant round) {
        if (changes.containsKey(round)) {
            return changes.getOrDefault(round, Optional.empty())
                    .map(due -> new Slot(round, due, Fate.MOVED))
                    .orElseGet(() -> new Slot(round, round, Fate.SKIPPED));
        }
        LocalDate day = day(round);
        return days.leavesOut(day, schedule) ? putOff(round, day) : new Slot(round, round, Fate.PLANNED);
    }

    private Slot putOff(Instant round, LocalDate day) {
        LocalDateTime there = days.next(day).atTime(round.atZone(zone).toLocalTime());
        Instant due = LocalTimes.instant(there, zone);
        boolean comesAgain = schedule.following(round, zone)
                .filter(next -> !day(next).isAfter(there.toLocalDate()))
                .isPresent();
        return comesAgain ? new Slot(round, round, Fate.DAY_OFF) : new Slot(round, due, Fate.PUT_OFF);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
