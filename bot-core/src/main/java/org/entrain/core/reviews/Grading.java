package org.entrain.core.reviews;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a review does to a card.
 *
 * @param card empty where there was none
 * @param zone where the person lives
 * @param rhythm of the community
 */
record Grading(Review review, Optional<Card> card, ZoneId zone, Rhythm rhythm) {
    /** When people are asked, by their clock: at the beginning of a day's work, once its first rush is over. */
    static final LocalTime MORNING = LocalTime.of(9, 0);

    /**
     * What comes of it; empty where the question counted on this day already, or was known from the start.
     *
     * @param anew whether another answer is right by now than when it was answered last
     */
    Optional<Graded> graded(boolean anew) {
        LocalDate day = LearningDay.of(review.at(), zone);
        if (card.isEmpty()) {
            return review.grade() == Grade.GOOD ? Optional.empty() : Optional.of(first(day));
        }
        long elapsed = ChronoUnit.DAYS.between(card.get().learntOn(), day);
        if (elapsed < 1) {
            return Optional.empty();
        }
        return Optional.of(anew ? first(day) : next(card.get().memory(), elapsed, day));
    }

    private Graded first(LocalDate day) {
        return again(Optional.empty(), 0, day);
    }

    private Graded next(Memory before, long elapsed, LocalDate day) {
        return again(Optional.of(before), (int) elapsed, day);
    }

    /** What comes of it on {@code day}, so many days after the review before. */
    Graded again(Optional<Memory> before, int elapsed, LocalDate day) {
        Scheduling scheduling = rhythm.scheduling();
        Scheduling.Next next = before.map(memory -> scheduling.next(memory, elapsed, review.grade()))
                .orElseGet(() -> scheduling.first(review.grade()));
        LocalDate due = day.plusDays(next.days());
        return new Graded(
                review,
                elapsed,
                before,
                next.memory(),
                day,
                due,
                due.atTime(MORNING).atZone(zone).toInstant());
    }
}
