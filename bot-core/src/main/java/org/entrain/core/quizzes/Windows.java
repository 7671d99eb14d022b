package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** Opens and closes runs when their moment has come, each once, on whatever node. */
public final class Windows {
    private final Database database;
    private final Communities communities;
    private final Quizzes quizzes;
    private final Runs runs;
    private final RunPlans plans;
    private final QuizPosts posts;
    private final Closing closing;
    private final Activity activity;
    private final Attention attention;

    /** Windows of these runs. */
    public Windows(
            Database database,
            Communities communities,
            Quizzes quizzes,
            Runs runs,
            QuizPosts posts,
            Activity activity,
            Attention attention) {
        this.database = database;
        this.communities = communities;
        this.quizzes = quizzes;
        this.runs = runs;
        this.plans = new RunPlans(runs);
        this.posts = posts;
        this.closing = new Closing(activity, runs, posts);
        this.activity = activity;
        this.attention = attention;
    }

    /** Does what is due; meant for every minute or so. What closes makes room for what opens. */
    public void turn(Instant now) {
        database.inTransaction(tx -> plans.toClose(tx, now))
                .forEach(id -> database.useTransaction(tx -> close(tx, id, now)));
        database.inTransaction(tx -> plans.toOpen(tx, now))
                .forEach(id -> database.useTransaction(tx -> open(tx, id, now)));
    }

    private void close(Transaction tx, UUID id, Instant now) {
        Run run = runs.runs(tx, List.of(id)).get(id);
        if (run != null) {
            closing.close(tx, run, Optional.empty(), now);
        }
    }

    /** A run whose time has passed by while it had to wait, or whose quiz has no questions any more, never opens, and who planned it is told. */
    private void open(Transaction tx, UUID id, Instant now) {
        Run planned = runs.runs(tx, List.of(id)).get(id);
        if (planned == null) {
            return;
        }
        UUID community = planned.quiz().communityId();
        Optional<Quiz> quiz = quizzes.named(tx, community, planned.quiz().name())
                .filter(one -> !one.questions().isEmpty());
        boolean isOver =
                planned.window().closes().filter(at -> !at.isAfter(now)).isPresent();
        if (quiz.isEmpty() || isOver) {
            runs.close(tx, id, now);
            attention.write(
                    tx,
                    plans.opener(tx, id),
                    "quiz/%s/not-opened".formatted(id),
                    language -> Message.of(Texts.of(Windows.class, language)
                            .words("planned.not-opened", planned.quiz().name())),
                    Attention.Weight.EXPECTED,
                    now);
            return;
        }
        plans.open(tx, id, quiz.get(), now).ifPresent(run -> {
            Community home =
                    communities.byId(tx, run.organisationId(), community).orElseThrow();
            posts.opened(tx, run, home, now);
            activity.record(tx, List.of(new Fact.QuizOpened(community, Optional.empty(), id, now)));
        });
    }
}
