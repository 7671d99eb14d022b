package org.entrain.core.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Doing the steps of a path, each at one's own pace. Everything here is about the walks of whoever presses. */
public final class StepChat implements Feature {
    static final String STEP = "path.step";
    static final String QUIZ = "path.quiz";
    static final String DONE = "path.done";
    static final String WORDS = "path.words";

    private final Journeys journeys;
    private final Guide guide;

    /** Leads by this guide. */
    public StepChat(Journeys journeys, Guide guide) {
        this.journeys = journeys;
        this.guide = guide;
    }

    @Override
    public void register(Routes routes) {
        routes.press(STEP, Right.SELF, (turn, action) -> show(turn, walking(turn, action)))
                .press(QUIZ, Right.SELF, this::quiz)
                .press(DONE, Right.SELF, this::done)
                .press(WORDS, Right.SELF, this::open)
                .form(WORDS, Right.SELF, this::write)
                .home(this::home);
    }

    private Reply show(Turn turn, Walk walk) {
        return new Reply.Private(guide.now(turn, walk));
    }

    private Reply quiz(Turn turn, Action action) {
        Walk walk = walking(turn, action);
        return walk.opensOn().isAfter(Guide.today(turn))
                ? show(turn, walk)
                : guide.question(turn, walk)
                        .<Reply>map(blocks -> new Reply.Private(Message.of(blocks)))
                        .orElseGet(() -> show(turn, walk));
    }

    private Reply done(Turn turn, Action action) {
        Walk walk = walking(turn, action);
        return at(walk, action, Step.Kind.TASK, turn)
                .<Reply>map(step -> new Reply.Private(with("step.done.thanks", turn, () -> guide.onward(turn, walk))))
                .orElseGet(() -> before(turn, walk));
    }

    private Reply open(Turn turn, Action action) {
        Walk walk = walking(turn, action);
        return at(walk, action, Step.Kind.PROMPT, turn)
                .<Reply>map(step -> new Reply.Open(StepCards.words(walk, step, texts(turn))))
                .orElseGet(() -> before(turn, walk));
    }

    private Reply write(Turn turn, Interaction.Submission form) {
        Walk walk = walking(turn, form.action());
        String words = form.value("words").replace("\0", "").strip();
        if (words.isEmpty()) {
            return new Reply.Invalid(Map.of("words", texts(turn).say("step.words.empty")));
        }
        return at(walk, form.action(), Step.Kind.PROMPT, turn)
                .<Reply>map(step -> {
                    journeys.walks().write(turn.tx(), walk.id(), walk.step(), words, turn.at());
                    return new Reply.Private(with("step.words.thanks", turn, () -> guide.onward(turn, walk)));
                })
                .orElseGet(() -> before(turn, walk));
    }

    /** The step that a button means, where it is the one to be done now. */
    private static Optional<Step> at(Walk walk, Action action, Step.Kind kind, Turn turn) {
        return walk.current()
                .filter(step -> walk.step() == action.number(1) && step.kind() == kind)
                .filter(step -> !walk.opensOn().isAfter(Guide.today(turn)));
    }

    /** It was done before: that is said kindly, and how it goes on. */
    private Reply before(Turn turn, Walk walk) {
        return new Reply.Private(
                with("step.before", turn, () -> StepCards.onward(walk, Guide.today(turn), texts(turn))));
    }

    private static Message with(String key, Turn turn, Supplier<List<Block>> below) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts(turn).words(key)));
        blocks.addAll(below.get());
        return Message.of(blocks);
    }

    private Walk walking(Turn turn, Action action) {
        Walk walk = journeys.walks()
                .find(turn.tx(), action.uuid(0), turn.person().id())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("walk.gone"))));
        return switch (walk.state()) {
            case WALKING -> walk;
            case FINISHED ->
                throw new Refusal(Message.of(
                        texts(turn).words("walk.finished", walk.path().name())));
            case PAUSED ->
                throw new Refusal(
                        Message.of(texts(turn).words("walk.paused", walk.path().name())));
            case WAITING ->
                throw new Refusal(
                        Message.of(texts(turn).words("walk.waits", walk.path().name())));
            case LEFT -> throw new Refusal(Message.of(texts(turn).words("walk.gone")));
        };
    }

    private List<Block> home(Turn turn) {
        List<Walk> walks = journeys.walks().of(turn.tx(), turn.person().id());
        return walks.isEmpty() ? List.of() : StepCards.home(walks, Guide.today(turn), texts(turn));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(StepChat.class);
    }
}
