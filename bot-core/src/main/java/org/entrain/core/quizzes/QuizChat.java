package org.entrain.core.quizzes;

import java.time.Instant;
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
import org.entrain.core.plans.Moments;
import org.entrain.core.text.Texts;

/** What the crew of a community does with quizzes: start one, close one. */
public final class QuizChat implements Feature {
    static final String START = "quiz.start";
    static final String CLOSE = "quiz.close";

    private final Access access;
    private final Activity activity;
    private final Quizzes quizzes;
    private final QuizNames names;
    private final Runs runs;
    private final RunPlans plans;
    private final QuizPosts posts;
    private final Closing closing;

    /** Talks about these quizzes. */
    public QuizChat(Access access, Activity activity, Quizzes quizzes, Runs runs, QuizPosts posts) {
        this.access = access;
        this.activity = activity;
        this.quizzes = quizzes;
        this.names = new QuizNames(quizzes);
        this.runs = runs;
        this.plans = new RunPlans(runs);
        this.posts = posts;
        this.closing = new Closing(activity, runs, posts);
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz start", Right.RUN, QuizChat.class, this::start)
                .command("quiz close", Right.RUN, QuizChat.class, this::close)
                .press(START, Right.RUN, (turn, action) -> start(turn, action.text(0)))
                .press(CLOSE, Right.RUN, (turn, action) -> close(turn, action.text(0)));
    }

    private Reply start(Turn turn, String words) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        if (words.isEmpty()) {
            return names.choose(turn, community, "start.which", START);
        }
        Wish wish = quizzes.named(turn.tx(), community.id(), words).isPresent() ? Wish.now(words) : Wish.of(words);
        Quiz quiz = names.named(turn, community, wish.name());
        if (quiz.questions().isEmpty()) {
            throw new Refusal(Message.of(texts.words("start.empty", quiz.name())));
        }
        Window window = window(turn, community, quiz, wish);
        if (window.opens().isPresent()) {
            return plan(turn, community, quiz, window, window.opens().get());
        }
        Run run = runs.open(turn.tx(), quiz, Run.Mode.CHANNEL, turn.person(), turn.at(), window.closes())
                .orElseThrow(() -> new Refusal(Message.of(texts.words("start.already", quiz.name()))));
        List<Place> homes = posts.opened(turn.tx(), run, community, turn.at());
        if (homes.isEmpty()) {
            throw new Refusal(Message.of(texts.words("start.homeless", community.name())));
        }
        activity.record(
                turn.tx(),
                List.of(new Fact.QuizOpened(
                        community.id(), Optional.of(turn.person().id()), run.id(), turn.at())));
        return new Reply.Private(Message.of(window.closes()
                .map(at -> texts.words("started.until", quiz.name(), homes.size(), window.moment(at, texts.language())))
                .orElseGet(() -> texts.words("started", quiz.name(), homes.size()))));
    }

    /** From when to when, by the community's clock. */
    private static Window window(Turn turn, Community community, Quiz quiz, Wish wish) {
        Optional<Instant> opens = wish.from().map(words -> moment(turn, community, quiz, words, turn.at()));
        Optional<Instant> closes =
                wish.until().map(words -> moment(turn, community, quiz, words, opens.orElse(turn.at())));
        return new Window(opens, closes, community.zone());
    }

    private static Instant moment(Turn turn, Community community, Quiz quiz, String words, Instant after) {
        return Moments.read(words, turn.at(), after, community.zone())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("start.when", words, quiz.name()))));
    }

    private Reply plan(Turn turn, Community community, Quiz quiz, Window window, Instant opens) {
        Texts texts = texts(turn);
        if (!posts.hasHome(turn.tx(), community)) {
            throw new Refusal(Message.of(texts.words("start.homeless", community.name())));
        }
        plans.add(turn.tx(), quiz, turn.person(), opens, window.closes());
        String from = window.moment(opens, texts.language());
        return new Reply.Private(Message.of(window.closes()
                .map(at -> texts.words("planned.until", quiz.name(), from, window.moment(at, texts.language())))
                .orElseGet(() -> texts.words("planned", quiz.name(), from))));
    }

    /**
     * @param which the name of a quiz; may be empty where only one is open
     */
    private Reply close(Turn turn, String which) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        Optional<Run> planned = plans.of(turn.tx(), community.id()).stream()
                .filter(run -> run.quiz().name().equalsIgnoreCase(which))
                .findFirst();
        List<Run> open = runs.openRuns(turn.tx(), community.id());
        boolean isOpen = open.stream().anyMatch(run -> run.quiz().name().equalsIgnoreCase(which));
        if (!isOpen && planned.isPresent()) {
            runs.close(turn.tx(), planned.get().id(), turn.at());
            return new Reply.Private(Message.of(texts.words("planned.cancelled", which)));
        }
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
        if (!closing.close(turn.tx(), run, Optional.of(turn.person().id()), turn.at())) {
            throw new Refusal(Message.of(texts.words("close.none", community.name())));
        }
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
