package org.entrain.core.points;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * What somebody's own week came to. Nobody else is ever shown it.
 *
 * @param points that count, with each day's cap
 * @param reasons what for, what brought most first
 * @param usual points of a week, on average of the four before
 */
public record Week(int points, List<For> reasons, int usual) {
    private static final int BEFORE = 4;

    public Week {
        reasons = List.copyOf(reasons);
    }

    /**
     * Points of one kind.
     *
     * @param times how often
     * @param points in all; below 0 where more was taken back than added
     */
    public record For(Reason reason, int times, int points) {}

    /** Whether a day brought more than counts. */
    boolean isCapped() {
        return reasons.stream().mapToInt(For::points).sum() > points;
    }

    /** The week, from Monday on, that a day is in. */
    static Week of(Transaction tx, UUID person, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Week(
                counted(tx, person, monday, monday.plusWeeks(1)),
                reasons(tx, person, monday),
                counted(tx, person, monday.minusWeeks(BEFORE), monday) / BEFORE);
    }

    /** The points that count of the days from {@code from} to before {@code until}. */
    static int counted(Transaction tx, UUID person, LocalDate from, LocalDate until) {
        return tx.handle()
                .createQuery("""
                        SELECT coalesce(sum(least(day.earned, %d)), 0)::int
                        FROM (SELECT sum(amount) AS earned FROM points
                              WHERE person_id = :person AND day >= :from AND day < :until
                              GROUP BY community_id, day) AS day
                        """.formatted(Reason.DAILY_CAP))
                .bind("person", person)
                .bind("from", from)
                .bind("until", until)
                .mapTo(Integer.class)
                .one();
    }

    private static List<For> reasons(Transaction tx, UUID person, LocalDate monday) {
        return tx.handle()
                .createQuery("""
                        SELECT reason, count(*)::int AS times, sum(amount)::int AS points FROM points
                        WHERE person_id = :person AND day >= :monday AND day < :next
                        GROUP BY reason ORDER BY points DESC, reason
                        """)
                .bind("person", person)
                .bind("monday", monday)
                .bind("next", monday.plusWeeks(1))
                .map((row, context) ->
                        new For(Reason.valueOf(row.getString("reason")), row.getInt("times"), row.getInt("points")))
                .list();
    }
}
