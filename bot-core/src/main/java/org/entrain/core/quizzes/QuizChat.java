package org.entrain.core.quizzes;

import java.util.List;
import java.util.Optional;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** What the crew of a community does with quizzes: start one, close one. */
public final class QuizChat implements Feature {
    static final String START = "quiz.start";
    static final String CLOSE = "quiz.close";

    private final Access access;
    private final Activity activity;
    private final QuizNames names;
    private final Runs runs;
    private final QuizPosts posts;

    /** Talks about these quizzes. */
    public QuizChat(Access access, Activity activity, Quizzes quizzes, Runs runs, QuizPosts posts) {
        this.access = access;
        this.activity = activity;
        this.names = new QuizNames(quizzes);
        this.runs = runs;
        this.posts = posts;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz start", Right.RUN, QuizChat.class, this::start)
                .command("quiz close", Right.RUN, QuizChat.class, this::close)
                .press(START, Right.RUN, (turn, action) -> start(turn, action.text(0)))
                .press(CLOSE, Right.RUN, (turn, action) -> close(turn, action.text(0)));
    }

    private Reply start(Turn turn, String name) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        if (name.isEmpty()) {
            return names.choose(turn, community, "start.which", START);
        }
        Quiz quiz = names.named(turn, community, name);
        if (quiz.questions().isEmpty()) {
            throw new Refusal(Message.of(texts.words("start.empty", quiz.name())));
        }
        Run run = runs.open(turn.tx(), quiz, Run.Mode.CHANNEL, turn.person(), turn.at())
                .orElseThrow(() -> new Refusal(Message.of(texts.words("start.already", quiz.name()))));
        List<Place> homes = posts.opened(turn.tx(), run, community, turn.at());
        if (homes.isEmpty()) {
            throw new Refusal(Message.of(texts.words("start.homeless", community.name())));
        }
        activity.record(
                turn.tx(),
                List.of(new Fact.QuizOpened(
                        community.id(), Optional.of(turn.person().id()), run.id(), turn.at())));
        return new Reply.Private(Message.of(texts.words("started", quiz.name(), homes.size())));
    }

    /**
     * @param which the name of a quiz; may be empty where only one is open
     */
    private Reply close(Turn turn, String which) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        List<Run> open = runs.openRuns(turn.tx(), community.id());
        if (open.isEmpty()) {
            throw new Refusal(Message.of(texts.words("close.none", community.name())));
        }
        List<Run> meant = which.isEmpty()
                ? open
                : open.stream()
                        .filter(run -> run.quiz().name().equalsIgnoreCase(which))
                        .toList();
        if (meant.size() != 1) {
            return new Reply.Private(QuizCards.choose("close.which", CLOSE, names(open), texts));
        }
        Run run = meant.getFirst();
        if (!runs.close(turn.tx(), run.id(), turn.at())) {
            throw new Refusal(Message.of(texts.words("close.none", community.name())));
        }
        posts.closed(turn.tx(), run, turn.at());
        activity.record(
                turn.tx(),
                List.of(new Fact.QuizClosed(
                        community.id(), Optional.of(turn.person().id()), run.id(), turn.at())));
        return new Reply.Private(
                Message.of(texts.words("closed.done", run.quiz().name())));
    }

    private static List<Option> names(List<Run> runs) {
        return runs.stream()
                .map(run -> new Option(run.quiz().name(), run.quiz().name()))
                .toList();
    }

    private static Texts texts(Turn turn) {
        return turn.texts(QuizChat.class);
    }
}
