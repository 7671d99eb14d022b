package org.entrain.core.plans;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.entrain.core.text.Language;

/** When something comes round, by a clock on some wall: which one is the plan's matter. */
public sealed interface Schedule permits Cadence, Monthly, Cron, Once {
    /** The first round strictly after {@code after}; empty where there is none any more. */
    Optional<LocalDateTime> next(LocalDateTime after);

    /** Whether it speaks of this day of the week itself, so that it is meant although nobody works on it. */
    boolean names(DayOfWeek day);

    /** The short form in which it is stored, which {@link #parse} reads. */
    String text();

    /** In words: "every Monday at 10:00". */
    String describe(Language language);

    /** The same, with its first round as soon after {@code after} as it allows. */
    default Schedule startingAfter(Instant after, ZoneId zone) {
        return this;
    }

    /** The first round strictly after {@code after} by the clocks of a zone: see {@link LocalTimes}. */
    default Optional<Instant> following(Instant after, ZoneId zone) {
        // From a day before, for a round that a gap in the local time pushed on, over midnight or over a whole day.
        Optional<LocalDateTime> round =
                next(LocalDateTime.ofInstant(after, zone).minusDays(2));
        while (round.isPresent() && !LocalTimes.instant(round.get(), zone).isAfter(after)) {
            round = next(round.get());
        }
        return round.map(local -> LocalTimes.instant(local, zone));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException on anything else
     */
    static Schedule parse(String text) {
        String kind = text.split(" ", 2)[0];
        return switch (kind) {
            case Monthly.TEXT -> Monthly.parse(text);
            case Cron.TEXT -> Cron.parse(text);
            case Once.TEXT -> Once.parse(text);
            default -> Cadence.parse(text);
        };
    }
}
