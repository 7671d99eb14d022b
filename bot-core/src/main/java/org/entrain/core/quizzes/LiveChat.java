package org.entrain.core.quizzes;

import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.activity.Activity;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** A quiz that everybody plays at once: somebody of the crew goes from question to question. */
public final class LiveChat implements Feature {
    static final String START = "quiz.live";
    static final String STEP = "quiz.live-step";

    /** What a facilitator can do. */
    enum Move {
        /** Show the answers to the question that is asked. */
        SHOW,
        /** Ask the next one. */
        NEXT,
        /** Close the run. */
        END
    }

    private final Access access;
    private final Launch launch;
    private final Runs runs;
    private final QuizPosts posts;
    private final Closing closing;
    private final LiveSteps steps = new LiveSteps();

    /** Steps through these runs. */
    public LiveChat(Access access, Activity activity, Launch launch, Runs runs, QuizPosts posts) {
        this.access = access;
        this.launch = launch;
        this.runs = runs;
        this.posts = posts;
        this.closing = new Closing(activity, runs, posts);
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz live", Right.RUN, LiveChat.class, this::start)
                .press(START, Right.RUN, (turn, action) -> start(turn, action.text(0)))
                .press(STEP, Right.RUN, this::step);
    }

    /**
     * @param name of the quiz; may be empty, to go on with what is played, or to be asked
     */
    private Reply start(Turn turn, String name) {
        Community community = access.meant(turn);
        Optional<Run> going = playing(turn, community)
                .filter(run -> name.isEmpty() || run.quiz().name().equalsIgnoreCase(name))
                .findFirst();
        if (going.isPresent()) {
            return control(turn, going.get());
        }
        if (name.isEmpty()) {
            return launch.choose(turn, community, "live.which", START);
        }
        Quiz quiz = Launch.alike(launch.named(turn, community, name));
        Run run = launch.open(turn, community, quiz, Run.Mode.LIVE);
        steps.begin(turn.tx(), run.id(), turn.at());
        posts.opened(turn.tx(), run, community, turn.at());
        return control(turn, run);
    }

    private Stream<Run> playing(Turn turn, Community community) {
        return runs.openRuns(turn.tx(), community.id()).stream().filter(run -> run.mode() == Run.Mode.LIVE);
    }

    private Reply step(Turn turn, Action action) {
        Run run = runs.run(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        access.in(turn, run.quiz().communityId());
        if (run.mode() != Run.Mode.LIVE || !run.isOpen()) {
            return over(turn);
        }
        var from = new LiveStep(action.number(1));
        return switch (move(action.text(2))) {
            case SHOW -> from.asks() ? step(turn, run, from, from.shown()) : control(turn, run);
            case NEXT ->
                from.hasNext(run.quiz().questions().size()) ? step(turn, run, from, from.next()) : control(turn, run);
            case END -> end(turn, run, from);
        };
    }

    private static Move move(String name) {
        return Stream.of(Move.values())
                .filter(move -> move.name().equals(name))
                .findFirst()
                .orElse(Move.SHOW);
    }

    /** Where somebody else was faster, it shows where the run stands now. */
    private Reply step(Turn turn, Run run, LiveStep from, LiveStep to) {
        if (steps.move(turn.tx(), run.id(), from, to, turn.at())) {
            posts.count(turn.tx(), run.id(), turn.at());
        }
        return control(turn, run);
    }

    private Reply end(Turn turn, Run run, LiveStep from) {
        boolean stands = steps.hold(turn.tx(), run.id())
                .filter(idle -> idle.step().equals(from))
                .isPresent();
        if (!stands) {
            return control(turn, run);
        }
        closing.close(turn.tx(), run, Optional.of(turn.person().id()), turn.at());
        return new Reply.Private(
                Message.of(texts(turn).words("closed.done", run.quiz().name())));
    }

    private Reply control(Turn turn, Run run) {
        return steps.hold(turn.tx(), run.id())
                .<Reply>map(idle -> new Reply.Private(LiveCards.control(
                        run, idle.step(), steps.answers(turn.tx(), run.id(), idle.step()), texts(turn))))
                .orElseGet(() -> over(turn));
    }

    private static Reply over(Turn turn) {
        return new Reply.Private(Message.of(texts(turn).words("live.over")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(LiveChat.class);
    }
}
