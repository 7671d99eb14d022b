package org.entrain.core.reviews;

import java.util.List;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Asking again what is about to be forgotten: as much as somebody likes, and reminding them only if they like. */
public final class ReviewChat implements Feature {
    static final String ASK = "review.ask";
    static final String HINT = "review.hint";

    private final Asker asker;
    private final Turns turns = new Turns();

    /** Shows these pictures. */
    public ReviewChat(Pictures pictures) {
        this.asker = new Asker(pictures);
    }

    @Override
    public void register(Routes routes) {
        routes.command("review", Right.ANSWER, ReviewChat.class, (turn, rest) -> asker.more(turn))
                .press(ASK, Right.ANSWER, (turn, action) -> ask(turn, Pile.of(action, 0)))
                .press(HINT, Right.ANSWER, (turn, action) -> asker.show(turn, Pile.of(action, 0), true, List.of()))
                .command("review off", Right.SELF, ReviewChat.class, (turn, rest) -> off(turn))
                .command("review on", Right.SELF, ReviewChat.class, (turn, rest) -> on(turn))
                .home(asker::knowledge);
    }

    private Reply ask(Turn turn, Pile pile) {
        return pile.questions().isEmpty() ? asker.more(turn) : asker.show(turn, pile, false, List.of());
    }

    private Reply off(Turn turn) {
        turns.silence(turn.tx(), turn.person().id(), turn.at());
        return new Reply.Private(Message.of(texts(turn).words("off")));
    }

    private Reply on(Turn turn) {
        turns.speak(turn.tx(), turn.person().id(), new Turns.Next(turn.at(), Asker.today(turn)));
        return new Reply.Private(Message.of(texts(turn).words("on")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ReviewChat.class);
    }
}
