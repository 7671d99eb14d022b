package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Texts;

/** What a run posts in its community's channels on every platform: one message that is kept up to date, and the results. */
public final class QuizPosts {
    private final Communities communities;
    private final Homes homes;
    private final Runs runs;
    private final Outbox outbox;
    private final LiveSteps steps = new LiveSteps();
    private final Teams teams = new Teams();
    private final TeamAnswers teamAnswers = new TeamAnswers();
    private final Thoughts thoughts = new Thoughts();

    /** Posts of these quizzes. */
    public QuizPosts(Communities communities, Homes homes, Runs runs, Outbox outbox) {
        this.communities = communities;
        this.homes = homes;
        this.runs = runs;
        this.outbox = outbox;
    }

    /**
     * Posts a run that was opened.
     *
     * @return where
     */
    List<Place> opened(Transaction tx, Run run, Community community, Instant at) {
        List<Place> places = homes.of(tx, community.id());
        Texts texts = Texts.of(QuizPosts.class, community.language());
        places.forEach(home ->
                outbox.write(tx, run.organisationId(), stamp(run, "opened", home), home, stage(tx, run, texts), at));
        return places;
    }

    /** Whether there is a channel to post in. */
    boolean hasHome(Transaction tx, Community community) {
        return !homes.of(tx, community.id()).isEmpty();
    }

    /** Brings the number of participants up to date, where the run is still open. */
    void count(Transaction tx, UUID id, Instant at) {
        // A count must not be written over the words of a run that closes meanwhile, nor over a newer count.
        Run run = runs.holdOpen(tx, id) ? runs.runs(tx, List.of(id)).get(id) : null;
        if (run == null) {
            return;
        }
        Message message = stage(tx, run, texts(tx, run));
        homes.of(tx, run.quiz().communityId())
                .forEach(home -> outbox.revise(tx, stamp(run, "opened", home), message, at));
    }

    /** What the channels read of an open run. */
    private Message stage(Transaction tx, Run run, Texts texts) {
        return switch (run.mode()) {
            case CHANNEL, PRIVATE -> QuizCards.opened(run, runs.participants(tx, run.id()), texts);
            case LIVE -> live(tx, run, texts);
            case TEAM -> inTeams(tx, run, texts);
        };
    }

    private Message inTeams(Transaction tx, Run run, Texts texts) {
        List<Teams.Team> all = teams.of(tx, run.id());
        return all.isEmpty()
                ? TeamCards.gathering(run, teams.joined(tx, run.id()), texts)
                : TeamCards.playing(run, all, teamAnswers.progress(tx, run.id()), texts);
    }

    /** What the channels read once a run is closed. */
    private Message outcome(Transaction tx, Run run, Results results, Texts texts) {
        return run.mode() == Run.Mode.TEAM
                ? TeamCards.board(run, teamAnswers.board(tx, run), texts)
                : QuizCards.results(run, results, texts);
    }

    private int participants(Transaction tx, Run run, Results results) {
        return run.mode() == Run.Mode.TEAM ? teams.joined(tx, run.id()) : results.participants();
    }

    private Message live(Transaction tx, Run run, Texts texts) {
        LiveStep step = steps.of(tx, run.id());
        if (step.isReady()) {
            return LiveCards.ready(run, texts);
        }
        return step.asks()
                ? LiveCards.asking(run, step.number(), steps.answers(tx, run.id(), step), texts)
                : LiveCards.showing(run, step.number(), steps.responses(tx, run.id(), step.number()), texts);
    }

    /** Says that a run is closed, and how the group did. */
    void closed(Transaction tx, Run run, Instant at) {
        Results results = runs.results(tx, run);
        Texts texts = texts(tx, run);
        Message outcome = outcome(tx, run, results, texts);
        int participants = participants(tx, run, results);
        homes.of(tx, run.quiz().communityId()).forEach(home -> {
            outbox.revise(tx, stamp(run, "opened", home), QuizCards.closed(run, participants, texts), at);
            outbox.write(tx, run.organisationId(), stamp(run, "results", home), home, outcome, at);
        });
        List<Thoughts.Thought> shared = thoughts.of(tx, run.id());
        if (!shared.isEmpty()) {
            show(tx, run, shared, at);
        }
    }

    /** Shows what people let each other read of a run that is closed, and takes away what they took back. */
    void shared(Transaction tx, Run run, Instant at) {
        if (!run.isOpen()) {
            show(tx, run, thoughts.of(tx, run.id()), at);
        }
    }

    private void show(Transaction tx, Run run, List<Thoughts.Thought> shared, Instant at) {
        Message message = QuizCards.thoughts(run, shared, texts(tx, run));
        homes.of(tx, run.quiz().communityId()).forEach(home -> {
            String stamp = stamp(run, "thoughts", home);
            if (!shared.isEmpty()) {
                outbox.write(tx, run.organisationId(), stamp, home, message, at);
            }
            outbox.revise(tx, stamp, message, at);
        });
    }

    /** Brings up to date what the channels read of runs that were marked anew. */
    void remarked(Transaction tx, Run run, Instant at) {
        Texts texts = texts(tx, run);
        Message message = run.isOpen()
                ? QuizCards.opened(run, runs.participants(tx, run.id()), texts)
                : QuizCards.results(run, runs.results(tx, run), texts);
        homes.of(tx, run.quiz().communityId())
                .forEach(home -> outbox.revise(tx, stamp(run, run.isOpen() ? "opened" : "results", home), message, at));
    }

    /** Posts something else about a run, once. */
    void tell(Transaction tx, Run run, String what, Message message, Instant at) {
        homes.of(tx, run.quiz().communityId())
                .forEach(home -> outbox.write(tx, run.organisationId(), stamp(run, what, home), home, message, at));
    }

    Set<UUID> open(Transaction tx) {
        return Set.copyOf(runs.allOpen(tx));
    }

    /** The texts that a run's community reads. */
    Texts texts(Transaction tx, Run run) {
        return Texts.of(
                QuizPosts.class,
                communities
                        .byId(tx, run.organisationId(), run.quiz().communityId())
                        .map(Community::language)
                        .orElseGet(() -> run.quiz().language()));
    }

    private static String stamp(Run run, String what, Place home) {
        return "quiz/%s/%s/%s/%s/%s"
                .formatted(
                        run.id(),
                        what,
                        home.workspace().platform(),
                        home.workspace().id(),
                        home.channel());
    }
}
