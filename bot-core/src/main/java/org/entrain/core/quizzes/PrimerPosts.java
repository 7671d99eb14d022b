package org.entrain.core.quizzes;

import java.util.List;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;

/** Tells a community what stayed, once the same questions were asked for the second time. */
public final class PrimerPosts {
    private final Runs runs;
    private final QuizPosts posts;
    private final Primers primers = new Primers();

    /** Tells of these runs. */
    public PrimerPosts(Runs runs, QuizPosts posts) {
        this.runs = runs;
        this.posts = posts;
    }

    /** To be told of every fact. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.QuizClosed closed) {
                primers.firstOf(tx, closed.subject()).ifPresent(first -> tell(tx, first, closed));
            }
        }
    }

    private void tell(Transaction tx, UUID first, Fact.QuizClosed closed) {
        runs.runs(tx, List.of(closed.subject())).values().forEach(run -> {
            Message message = PrimerCards.uplift(run, primers.uplift(tx, first, run.id()), posts.texts(tx, run));
            posts.tell(tx, run, "uplift", message, closed.at());
        });
    }
}
