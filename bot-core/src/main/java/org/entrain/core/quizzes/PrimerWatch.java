package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.communities.Communities;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/** Asks the same questions again when their day has come, and ends that after a week. */
public final class PrimerWatch {
    private final Database database;
    private final Activity activity;
    private final Communities communities;
    private final Runs runs;
    private final QuizPosts posts;
    private final Closing closing;
    private final Primers primers = new Primers();

    /** Watches these runs. */
    public PrimerWatch(Database database, Activity activity, Communities communities, Runs runs, QuizPosts posts) {
        this.database = database;
        this.activity = activity;
        this.communities = communities;
        this.runs = runs;
        this.posts = posts;
        this.closing = new Closing(activity, runs, posts);
    }

    /** Does what is due; meant for every minute, by any number of nodes. */
    public void look(Instant now) {
        database.inTransaction(tx -> primers.due(tx, now))
                .forEach(run -> database.useTransaction(tx -> ask(tx, run, now)));
        database.inTransaction(tx -> primers.over(tx, now))
                .forEach(run -> database.useTransaction(
                        tx -> run(tx, run).ifPresent(one -> closing.close(tx, one, Optional.empty(), now))));
    }

    private Optional<Run> run(Transaction tx, UUID id) {
        return Optional.ofNullable(runs.runs(tx, List.of(id)).get(id));
    }

    /** Where the quiz is being played otherwise, it waits for that to end. */
    private void ask(Transaction tx, UUID id, Instant now) {
        if (primers.claim(tx, id)) {
            run(tx, id).ifPresent(first -> {
                closing.close(tx, first, Optional.empty(), now);
                runs.open(tx, first.quiz(), Run.Mode.CHANNEL, primers.opener(tx, id), now)
                        .ifPresent(again -> opened(tx, first, again, now));
            });
        }
    }

    private void opened(Transaction tx, Run first, Run again, Instant now) {
        UUID community = again.quiz().communityId();
        communities.byId(tx, again.organisationId(), community).ifPresent(one -> posts.opened(tx, again, one, now));
        primers.followed(tx, first.id(), again.id());
        activity.record(tx, List.of(new Fact.QuizOpened(community, Optional.empty(), again.id(), now)));
    }
}
