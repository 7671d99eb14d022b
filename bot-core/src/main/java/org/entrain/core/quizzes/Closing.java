package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;

/** How a run ends: no answer is taken any more, the channels read how it went, and it is a fact. */
final class Closing {
    private final Activity activity;
    private final Runs runs;
    private final QuizPosts posts;

    Closing(Activity activity, Runs runs, QuizPosts posts) {
        this.activity = activity;
        this.runs = runs;
        this.posts = posts;
    }

    /**
     * Closes a run; nothing where it was closed before.
     *
     * @param by who does; empty where it ends by itself
     * @return whether it was open until now
     */
    boolean close(Transaction tx, Run run, Optional<UUID> by, Instant at) {
        boolean closed = run.isOpen() && runs.close(tx, run.id(), at);
        if (closed) {
            posts.closed(tx, run, at);
            activity.record(tx, List.of(new Fact.QuizClosed(run.quiz().communityId(), by, run.id(), at)));
        }
        return closed;
    }
}
