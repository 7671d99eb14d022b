package org.entrain.core.quizzes;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.bank.QuizDoor;
import org.entrain.core.chat.Action;
import org.entrain.core.database.Transaction;

/** The quizzes that communities answer now, each in their own time. */
public final class OpenQuizzes implements QuizDoor {
    private final Runs runs;

    /** The way to these. */
    public OpenQuizzes(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Optional<Action> open(Transaction tx, UUID community, UUID quiz) {
        return of(tx, community, quiz).findFirst().map(run -> Action.of(ResumeChat.CONTINUE, run.id()));
    }

    @Override
    public Set<UUID> done(Transaction tx, UUID community, UUID quiz, Collection<UUID> persons) {
        var done = new HashSet<UUID>();
        of(tx, community, quiz)
                .forEach(run -> done.addAll(tx.handle()
                        .createQuery("""
                                SELECT person_id FROM quiz_answers
                                WHERE run_id = :run AND attempt = 1 AND person_id = ANY (:persons)
                                GROUP BY person_id HAVING count(*) >= :asked
                                """)
                        .bind("run", run.id())
                        .bind("asked", run.asked())
                        .bindArray("persons", UUID.class, persons.toArray())
                        .mapTo(UUID.class)
                        .list()));
        return done;
    }

    private Stream<Run> of(Transaction tx, UUID community, UUID quiz) {
        return runs.openRuns(tx, community).stream()
                .filter(run -> run.quiz().id().equals(quiz) && run.mode().isAtOnesOwnPace());
    }
}
