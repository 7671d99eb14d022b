package org.entrain.core.quizzes;

import java.util.List;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;

/** Closes what a community is playing when the community ends; its results are the last that its channels read of it. */
public final class Endings {
    private final Runs runs;
    private final QuizPosts posts;

    /** Endings of these quizzes. */
    public Endings(Runs runs, QuizPosts posts) {
        this.runs = runs;
        this.posts = posts;
    }

    /** To be told of every fact. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.CommunityArchived ended) {
                runs.openRuns(tx, ended.community()).stream()
                        .filter(run -> runs.close(tx, run.id(), ended.at()))
                        .forEach(run -> posts.closed(tx, run, ended.at()));
                new RunPlans(runs).of(tx, ended.community()).forEach(run -> runs.close(tx, run.id(), ended.at()));
            }
        }
    }
}
