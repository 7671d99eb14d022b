package org.entrain.core.records;

import java.util.Optional;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;

/** Shows administrators what a learning record store was told, what waits and what it refused, and has it tried again. */
public final class RecordsChat implements Feature {
    static final String AGAIN = "records.again";

    private final Optional<Store> store;

    /** Talks about this store. */
    public RecordsChat(Optional<Store> store) {
        this.store = store;
    }

    @Override
    public void register(Routes routes) {
        routes.command("records", Right.ADMINISTER, RecordsChat.class, (turn, rest) -> show(turn))
                .press(AGAIN, Right.ADMINISTER, (turn, action) -> again(turn));
    }

    private Reply show(Turn turn) {
        return new Reply.Private(store.map(one -> RecordsCards.overview(
                        one,
                        Overview.of(turn.tx(), turn.person().organisationId(), turn.at()),
                        turn.person().zone(),
                        turn.language()))
                .orElseGet(() -> Message.of(turn.texts(RecordsChat.class).words("none"))));
    }

    private static Reply again(Turn turn) {
        Waiting.again(turn.tx(), turn.person().organisationId());
        return new Reply.Private(Message.of(turn.texts(RecordsChat.class).words("again.done")));
    }
}
