package org.entrain.core.reviews;

import static java.util.Objects.requireNonNull;

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
        var asked = new HashMap<UUID, Due>();
        var next = new HashMap<UUID, Next>();
        for (Turn turn : due) {
            Reach to = reach.get(turn.person());
            if (to == null) {
                next.put(turn.person(), new Next(now.plus(A_WEEK), LearningDay.of(now, ZoneOffset.UTC)));
            } else {
                var one = new Due(turn, to, now);
                one.next().ifPresent(moment -> next.put(turn.person(), moment));
                if (one.isAsked()) {
                    asked.put(turn.person(), one);
                }
            }
        }
        write(tx, asked, now);
        turns.move(tx, persons, next);
    }

    private void write(Transaction tx, Map<UUID, Due> asked, Instant now) {
        attention.writeEach(
                tx,
                asked.keySet(),
                person -> "review/%s/%s"
                        .formatted(person, requireNonNull(asked.get(person)).today()),
                (person, language) -> ReviewCards.reminder(
                        requireNonNull(asked.get(person)).turn().questions(), language),
                Weight.NUDGE,
                now);
    }

    /** Somebody whose turn it is, and when they can be written to. */
    private record Due(Turn turn, Reach reach, Instant now) {
        boolean isAsked() {
            return isNow() && !turn.questions().isEmpty();
        }

        /** Else it is in their quiet hours, on a day off, while they pause, or they hear enough today. */
        private boolean isNow() {
            return reach.nudge(now).filter(now::equals).isPresent();
        }

        LocalDate today() {
            return LearningDay.of(now, reach.zone());
        }

        Optional<Next> next() {
            if (!isNow()) {
                return Optional.of(reach.nudge(now).map(this::at).orElseGet(() -> morning(tomorrow())));
            }
            return (turn.questions().isEmpty() ? turn.next() : Optional.of(tomorrow())).map(this::morning);
        }

        private LocalDate tomorrow() {
            return today().plusDays(1);
        }

        private Next morning(LocalDate day) {
            Instant wanted = day.atTime(Grading.MORNING).atZone(reach.zone()).toInstant();
            return at(reach.nudge(wanted).orElse(wanted));
        }

        private Next at(Instant moment) {
            return new Next(moment, LearningDay.of(moment, reach.zone()));
        }
    }
}
