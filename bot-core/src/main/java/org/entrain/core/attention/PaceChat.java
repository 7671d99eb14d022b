package org.entrain.core.attention;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Optional;
import java.util.function.Function;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** How much somebody wants to hear: less with one press on any nudge, nothing with one word, and all of it again. */
public final class PaceChat implements Feature {
    static final String WEEKLY = "attention.weekly";
    static final String PAUSE = "attention.pause";
    static final String STOP = "attention.stop";
    static final String FINE = "attention.fine";
    static final String START = "attention.start";

    private static final Period SOME_PEACE = Period.ofWeeks(2);

    private final Settings settings;

    /** Talks about these settings. */
    public PaceChat(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        routes.press(Less.ACTION, Right.SELF, (turn, action) -> choice(turn))
                .press(WEEKLY, Right.SELF, (turn, action) -> weekly(turn))
                .press(PAUSE, Right.SELF, (turn, action) -> pause(turn))
                .press(STOP, Right.SELF, (turn, action) -> stop(turn))
                .press(FINE, Right.SELF, (turn, action) -> fine(turn))
                .press(START, Right.SELF, (turn, action) -> start(turn))
                .command("stop", Right.SELF, PaceChat.class, this::stop)
                .alias("arrêt", "stop")
                .alias("arret", "stop")
                .command("start again", Right.SELF, PaceChat.class, (turn, rest) -> start(turn));
    }

    /** In a private conversation it comes below the letter, which stays: there is still something to be done with it. */
    private static Reply choice(Turn turn) {
        Message choice = PaceCards.choice(texts(turn));
        return turn.place().isShared() ? new Reply.Private(choice) : new Reply.Public(choice);
    }

    private Reply weekly(Turn turn) {
        Habits now = keep(turn, Habits::weekly);
        String day = now.days()
                .iterator()
                .next()
                .getDisplayName(TextStyle.FULL, turn.language().locale());
        return answered(turn, "WEEKLY", Message.of(texts(turn).words("weekly.done", day)));
    }

    private Reply pause(Turn turn) {
        LocalDate until = LocalDate.ofInstant(turn.at(), zone(turn)).plus(SOME_PEACE);
        keep(turn, habits -> habits.paused(Optional.of(until)));
        String day = Dates.DAY.of(until, turn.language());
        return answered(turn, "PAUSE", again(turn, "pause.done", day));
    }

    /** Only the word alone: who says more means something else. */
    private Reply stop(Turn turn, String rest) {
        if (!rest.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("stop.alone")));
        }
        return stop(turn);
    }

    private Reply stop(Turn turn) {
        keep(turn, Habits::stopped);
        return answered(turn, "STOP", again(turn, "stop.done"));
    }

    private Reply fine(Turn turn) {
        return answered(turn, "FINE", Message.of(texts(turn).words("fine.done")));
    }

    private Reply start(Turn turn) {
        Habits now = keep(turn, Habits::startedAgain);
        return new Reply.Private(Message.of(texts(turn).words("start.done", now.budget())));
    }

    private Habits keep(Turn turn, Function<Habits, Habits> change) {
        Habits now = change.apply(settings.habits(turn.tx(), turn.person().id()));
        settings.keep(turn.tx(), turn.person().id(), now);
        return now;
    }

    private static Reply answered(Turn turn, String answer, Message message) {
        SlowDowns.answered(turn.tx(), turn.person().id(), answer);
        return new Reply.Private(message);
    }

    private static Message again(Turn turn, String key, Object... arguments) {
        Texts texts = texts(turn);
        return Message.of(
                new Block.Text(texts.words(key, arguments)),
                Block.Buttons.of(Button.of(texts.say("start.again"), Action.of(START))));
    }

    private static ZoneId zone(Turn turn) {
        return turn.person().zone().orElse(ZoneOffset.UTC);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PaceChat.class);
    }
}
