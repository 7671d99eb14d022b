package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;

/** Runs that shall open or close at a moment. */
final class RunPlans {
    private final Runs runs;

    /** Plans of these runs. */
    RunPlans(Runs runs) {
        this.runs = runs;
    }

    /** Plans a run in the channels, of the questions as they will be when it opens. */
    void add(Transaction tx, Quiz quiz, Person person, Instant opens, Optional<Instant> closes) {
        var opener = new Runs.Opener(person.organisationId(), person.id());
        Runs.keep(tx, UUID.randomUUID(), quiz, Run.Mode.CHANNEL, opener, Optional.empty(), Optional.of(opens), closes);
    }

    /**
     * Opens a run that was planned, of the questions and by the rules as they are now.
     *
     * @return empty where it is open or taken back already, or another run of its quiz is still open
     */
    Optional<Run> open(Transaction tx, UUID id, Quiz quiz, Instant at) {
        int opened = tx.handle()
                .createUpdate("""
                        UPDATE quiz_runs r SET opened_at = :at, rules = CAST(:rules AS jsonb),
                                               attempts = :attempts, late = :late
                        WHERE id = :id AND opened_at IS NULL AND closed_at IS NULL AND NOT EXISTS (
                            SELECT FROM quiz_runs o
                            WHERE o.quiz_id = r.quiz_id AND o.opened_at IS NOT NULL AND o.closed_at IS NULL)
                        """)
                .bind("id", id)
                .bind("at", at)
                .bind("rules", Quizzes.json(quiz.rules()))
                .bind("attempts", quiz.rules().attempts())
                .bind("late", quiz.rules().late().name())
                .execute();
        if (opened == 0) {
            return Optional.empty();
        }
        Runs.ask(tx, id, quiz.questions());
        return Optional.ofNullable(runs.runs(tx, List.of(id)).get(id));
    }

    /** Who planned a run. */
    UUID opener(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT opened_by FROM quiz_runs WHERE id = :id")
                .bind("id", id)
                .mapTo(UUID.class)
                .one();
    }

    /** What a community has planned, the next first. */
    List<Run> of(Transaction tx, UUID community) {
        List<UUID> planned = tx.handle()
                .createQuery("""
                        SELECT id FROM quiz_runs
                        WHERE community_id = :community AND closed_at IS NULL AND opened_at IS NULL ORDER BY opens_at
                        """)
                .bind("community", community)
                .mapTo(UUID.class)
                .list();
        Map<UUID, Run> found = runs.runs(tx, planned);
        return planned.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** The planned runs that shall be open by now. */
    List<UUID> toOpen(Transaction tx, Instant now) {
        return due(tx, "opened_at IS NULL AND closed_at IS NULL AND opens_at <= :now ORDER BY opens_at", now);
    }

    /** The open runs that shall be closed by now. */
    List<UUID> toClose(Transaction tx, Instant now) {
        return due(tx, "opened_at IS NOT NULL AND closed_at IS NULL AND closes_at <= :now ORDER BY closes_at", now);
    }

    private static List<UUID> due(Transaction tx, String which, Instant now) {
        return tx.handle()
                .createQuery("SELECT id FROM quiz_runs WHERE " + which)
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }
}
