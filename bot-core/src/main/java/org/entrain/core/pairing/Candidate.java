package org.entrain.core.pairing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.attention.Habits;
import org.entrain.core.people.Groups;
import org.entrain.core.text.Language;

/**
 * Somebody to be matched: what is known of them that makes a good match.
 *
 * @param hours the half hours of UTC's day in which they do not want to be left alone, a bit each; all of them where
 *     nobody knows where they live
 * @param days of the week on which they can be met
 * @param mentees how many they would mentor, at most
 */
record Candidate(
        UUID id,
        String name,
        Role role,
        int mentees,
        Optional<Language> language,
        long hours,
        Set<DayOfWeek> days,
        Optional<UUID> manager,
        Map<Groups.Kind, String> groups,
        Set<String> teaches,
        Set<String> learns) {
    /** All the half hours of a day. */
    static final long ANY_HOUR = (1L << 48) - 1;

    private static final int HALF_HOUR = 30;
    private static final int HALF_HOURS = 48;

    Candidate {
        days = Set.copyOf(days);
        groups = Map.copyOf(groups);
        teaches = Set.copyOf(teaches);
        learns = Set.copyOf(learns);
    }

    /** The same, who would mentor so many at most. */
    Candidate mentoring(int most) {
        return new Candidate(id, name, role, most, language, hours, days, manager, groups, teaches, learns);
    }

    /** The half hours of UTC's day that are not quiet where somebody lives, around a moment. */
    static long hours(Habits habits, ZoneId zone, Instant around) {
        LocalDate day = LocalDate.ofInstant(around, zone);
        long hours = 0;
        for (int i = 0; i < HALF_HOURS; i++) {
            LocalTime local = LocalTime.MIDNIGHT.plusMinutes((long) i * HALF_HOUR);
            if (!habits.isQuiet(local)) {
                int offset =
                        zone.getRules().getOffset(day.atTime(LocalTime.NOON)).getTotalSeconds() / 60;
                hours |= 1L << Math.floorMod(i - Math.floorDiv(offset, HALF_HOUR), HALF_HOURS);
            }
        }
        return hours;
    }
}
