package org.entrain.core.reviews;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Reach;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.reviews.Turns.Next;
import org.entrain.core.reviews.Turns.Turn;

/**
 * The one private message of a working day that says what is about to be forgotten. A backlog comes in the same small
 * helpings, what is most at risk first: after a holiday nothing is dumped on anybody.
 */
public final class Reminders {
    private static final int BATCH = 200;
    /** Somebody without an account in use may have one again. */
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Database database;
    private final Attention attention;
    private final Turns turns = new Turns();

    /** Made once, when the program starts. */
    public Reminders(Database database, Attention attention) {
        this.database = database;
        this.attention = attention;
    }

    /** Reminds those whose turn it is; to be done every few minutes, by any number of nodes. */
    public void remind(Instant now) {
        Optional<Turn> last = batch(now, Optional.empty());
        while (last.isPresent()) {
            last = batch(now, last);
        }
    }

    private Optional<Turn> batch(Instant now, Optional<Turn> after) {
        return database.inTransaction(tx -> {
            List<Turn> due = turns.due(tx, now, after, BATCH);
            if (!due.isEmpty()) {
                remind(tx, due, now);
            }
            return due.isEmpty() ? Optional.empty() : Optional.of(due.getLast());
        });
    }

    private void remind(Transaction tx, List<Turn> due, Instant now) {
        List<UUID> persons = due.stream().map(Turn::person).toList();
        Map<UUID, Reach> reach = attention.reach(tx, persons, now);
        var asked = new HashMap<UUID, Turn>();
        var next = new HashMap<UUID, Next>();
        for (Turn turn : due) {
            Optional<Reach> to = Optional.ofNullable(reach.get(turn.person()));
            boolean isNow =
                    to.flatMap(one -> one.nudge(now)).filter(now::equals).isPresent();
            if (isNow && !turn.questions().isEmpty()) {
                asked.put(turn.person(), turn);
            }
            to.map(one -> isNow ? after(turn, one, now) : Optional.of(later(one, now)))
                    .orElseGet(() -> Optional.of(new Next(now.plus(A_WEEK), LearningDay.of(now, ZoneOffset.UTC))))
                    .ifPresent(one -> next.put(turn.person(), one));
        }
        attention.writeEach(
                tx,
                asked.keySet(),
                person -> "review/%s/%s".formatted(person, now),
                (person, language) -> ReviewCards.reminder(questions(asked, person), language),
                Weight.NUDGE,
                now);
        turns.move(tx, persons, next);
    }

    private static List<UUID> questions(Map<UUID, Turn> asked, UUID person) {
        return Optional.ofNullable(asked.get(person)).map(Turn::questions).orElse(List.of());
    }

    /** In their quiet hours, on a day off, while they pause, or where they hear enough today, it is not now. */
    private static Next later(Reach to, Instant now) {
        return to.nudge(now)
                .map(at -> new Next(at, LearningDay.of(at, to.zone())))
                .orElseGet(() -> morning(to, tomorrow(to, now)));
    }

    private static Optional<Next> after(Turn turn, Reach to, Instant now) {
        return (turn.questions().isEmpty() ? turn.next() : Optional.of(tomorrow(to, now))).map(day -> morning(to, day));
    }

    private static LocalDate tomorrow(Reach to, Instant now) {
        return LearningDay.of(now, to.zone()).plusDays(1);
    }

    private static Next morning(Reach to, LocalDate day) {
        Instant wanted = day.atTime(Grading.MORNING).atZone(to.zone()).toInstant();
        Instant at = to.nudge(wanted).orElse(wanted);
        return new Next(at, LearningDay.of(at, to.zone()));
    }
}
