package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.QuizDoor;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.chat.Action;
import org.entrain.core.database.Transaction;

/** The quizzes that communities answer now, each in their own time. */
public final class OpenQuizzes implements QuizDoor {
    private final Activity activity;
    private final Quizzes quizzes;
    private final Runs runs;
    private final Closing closing;

    /** The way to these. */
    public OpenQuizzes(Activity activity, Quizzes quizzes, Runs runs, QuizPosts posts) {
        this.activity = activity;
        this.quizzes = quizzes;
        this.runs = runs;
        this.closing = new Closing(activity, runs, posts);
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

    @Override
    public void open(Transaction tx, UUID quiz, Sender sender, Instant at) {
        var opener = new Runs.Opener(sender.organisation(), sender.person());
        quizzes.byId(tx, quiz)
                .filter(one -> !one.questions().isEmpty())
                .ifPresent(one -> runs.open(tx, one, Run.Mode.PRIVATE, opener, at, Optional.of(sender.until()))
                        .ifPresentOrElse(run -> opened(tx, run, sender, at), () -> share(tx, one, sender)));
    }

    private void opened(Transaction tx, Run run, Sender sender, Instant at) {
        tx.handle()
                .createUpdate("UPDATE quiz_runs SET opened_for = ARRAY[:sender] WHERE id = :run")
                .bind("sender", sender.id())
                .bind("run", run.id())
                .execute();
        activity.record(tx, List.of(new Fact.QuizOpened(run.quiz().communityId(), Optional.empty(), run.id(), at)));
    }

    /** Has the run that is open serve this sender too, unless the crew opened it. */
    private static void share(Transaction tx, Quiz quiz, Sender sender) {
        tx.handle()
                .createUpdate("""
                        UPDATE quiz_runs
                        SET opened_for = array_append(opened_for, :sender), closes_at = greatest(closes_at, :until)
                        WHERE quiz_id = :quiz AND opened_for IS NOT NULL AND opened_at IS NOT NULL AND closed_at IS NULL
                        """)
                .bind("sender", sender.id())
                .bind("until", sender.until())
                .bind("quiz", quiz.id())
                .execute();
    }

    @Override
    public void close(Transaction tx, UUID sender, Instant at) {
        List<UUID> done = tx.handle()
                .createQuery("""
                        WITH left_by AS (
                            UPDATE quiz_runs SET opened_for = array_remove(opened_for, :sender)
                            WHERE opened_for @> ARRAY[:sender] AND closed_at IS NULL
                            RETURNING id, opened_for
                        )
                        SELECT id FROM left_by WHERE opened_for = '{}'
                        """)
                .bind("sender", sender)
                .mapTo(UUID.class)
                .list();
        runs.runs(tx, done).values().forEach(run -> closing.close(tx, run, Optional.empty(), at));
    }

    private Stream<Run> of(Transaction tx, UUID community, UUID quiz) {
        return runs.openRuns(tx, community).stream()
                .filter(run -> run.quiz().id().equals(quiz) && run.mode().isAtOnesOwnPace());
    }
}
