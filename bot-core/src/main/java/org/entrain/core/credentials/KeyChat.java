package org.entrain.core.credentials;

import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Administrators have their organisation sign with new keys. */
public final class KeyChat implements Feature {
    private final KeyRing keys;
    private final Audit audit;

    /** Talks about these keys. */
    public KeyChat(KeyRing keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("badge keys rotate", Right.ADMINISTER, KeyChat.class, (turn, rest) -> rotate(turn));
    }

    /** New ones are made when they are first needed. */
    private Reply rotate(Turn turn) {
        Texts texts = turn.texts(KeyChat.class);
        UUID organisation = turn.person().organisationId();
        if (keys.retire(turn.tx(), organisation, turn.at()) == 0) {
            return new Reply.Private(Message.of(texts.words("keys.none")));
        }
        audit.record(turn, Deed.KEYS_RENEWED, organisation, "");
        return new Reply.Private(Message.of(texts.words("keys.rotated")));
    }
}
