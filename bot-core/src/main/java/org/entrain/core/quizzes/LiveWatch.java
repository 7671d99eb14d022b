package org.entrain.core.quizzes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** Looks after live runs that stand still: reminds who started them, and closes them in the end. */
public final class LiveWatch {
    private static final Duration REMINDED_AFTER = Duration.ofMinutes(30);
    private static final Duration CLOSED_AFTER = Duration.ofHours(2);

    private final Database database;
    private final Attention attention;
    private final Runs runs;
    private final Closing closing;
    private final LiveSteps steps = new LiveSteps();

    /** Watches these runs. */
    public LiveWatch(Database database, Activity activity, Attention attention, Runs runs, QuizPosts posts) {
        this.database = database;
        this.attention = attention;
        this.runs = runs;
        this.closing = new Closing(activity, runs, posts);
    }

    /** Does what is due; meant for every minute, by any number of nodes. */
    public void look(Instant now) {
        database.inTransaction(tx -> steps.idle(tx, now.minus(REMINDED_AFTER)))
                .forEach(run -> database.useTransaction(tx -> look(tx, run, now)));
    }

    private void look(Transaction tx, UUID id, Instant now) {
        steps.hold(tx, id).ifPresent(idle -> {
            Run run = runs.runs(tx, List.of(id)).get(id);
            if (run == null) {
                return;
            }
            if (!idle.since().plus(CLOSED_AFTER).isAfter(now)) {
                closing.close(tx, run, Optional.empty(), now);
            } else if (!idle.since().plus(REMINDED_AFTER).isAfter(now)) {
                remind(tx, run, idle, now);
            }
        });
    }

    /** At once: they were there a while ago, and later the run is closed. */
    private void remind(Transaction tx, Run run, LiveSteps.Idle idle, Instant now) {
        int answers = steps.answers(tx, run.id(), idle.step());
        attention.write(
                tx,
                idle.openedBy(),
                "quiz/%s/live/%s".formatted(run.id(), idle.step().step()),
                language -> LiveCards.reminder(run, idle.step(), answers, Texts.of(LiveWatch.class, language)),
                Weight.DIRECT,
                now);
    }
}
