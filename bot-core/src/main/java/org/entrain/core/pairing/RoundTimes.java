package org.entrain.core.pairing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.plans.WorkingDays;

/**
 * When a group is asked what, in a round that lasts from one moment to another: at the hour at which the round began, on
 * working days.
 */
record RoundTimes(Instant begins, Instant ends, ZoneId zone, WorkingDays days) {
    private static final int FIT_AFTER_WEEKS = 3;
    private static final int BETWEEN_QUESTIONS = 2;
    private static final int SEARCHED_DAYS = 14;
    /** A mentor and a mentee who begin later have no time to get anywhere. */
    private static final int LATEST_MENTORING_WEEKS = 2;

    /** Until when somebody who comes late is matched within the round. */
    Instant placedUntil(Kind kind) {
        LocalDate last = switch (kind) {
            case COFFEE, PEER -> first().plusDays(length() / 2);
            case MENTORING -> last().minusWeeks(LATEST_MENTORING_WEEKS);
        };
        return at(last);
    }

    /** What is asked in a programme of a kind, and when. */
    Map<Ask, Instant> asks(Kind kind) {
        var asks = new EnumMap<Ask, Instant>(Ask.class);
        LocalDate end =
                working(last().minusDays(1), -1).filter(first()::isBefore).orElse(first());
        asks.put(Ask.END, at(end));
        half(end).ifPresent(day -> asks.put(Ask.HALF, at(day)));
        if (kind == Kind.MENTORING) {
            working(first().plusWeeks(FIT_AFTER_WEEKS), 1)
                    .filter(last()::isAfter)
                    .ifPresent(day -> asks.put(Ask.FIT, at(day)));
        }
        return asks;
    }

    /** Half-way, and early enough that it is not asked twice in two days. */
    private Optional<LocalDate> half(LocalDate end) {
        LocalDate latest = end.minusDays(BETWEEN_QUESTIONS);
        LocalDate wanted = working(first().plusDays(length() / 2), 1).orElse(latest);
        return working(wanted.isAfter(latest) ? latest : wanted, -1).filter(first()::isBefore);
    }

    private Optional<LocalDate> working(LocalDate wanted, int step) {
        LocalDate day = wanted;
        for (int i = 0; i < SEARCHED_DAYS; i++) {
            if (!days.isOff(day)) {
                return Optional.of(day);
            }
            day = day.plusDays(step);
        }
        return Optional.empty();
    }

    private LocalDate first() {
        return LocalDate.ofInstant(begins, zone);
    }

    /** The last day, in words for people: the round after it begins then. */
    LocalDate last() {
        return LocalDate.ofInstant(ends, zone);
    }

    private long length() {
        return ChronoUnit.DAYS.between(first(), last());
    }

    private Instant at(LocalDate day) {
        return LocalTimes.instant(day.atTime(LocalTime.ofInstant(begins, zone)), zone);
    }
}
