package org.entrain.core.roster;

import java.util.Optional;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.people.Links;
import org.entrain.core.text.Texts;

/** Somebody with accounts on several platforms says that they are one: a code shown here, typed there. */
public final class LinkChat implements Feature {
    private static final String COMMAND = "link";

    private final Links links;
    private final Audit audit;

    /** Talks about these. */
    public LinkChat(Links links, Audit audit) {
        this.links = links;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("link", Right.SELF, LinkChat.class, this::link);
    }

    private Reply link(Turn turn, String typed) {
        return typed.isEmpty() ? show(turn) : tryOut(turn, typed);
    }

    private Reply show(Turn turn) {
        String code = links.newCode(turn.tx(), turn.person().id(), turn.at());
        Texts texts = turn.texts(LinkChat.class);
        return new Reply.Private(Message.of(
                new Block.Text(
                        texts.words("link.code", new Words.Typed(COMMAND + " " + code), Links.VALID.toMinutes())),
                new Block.Note(texts.words("link.careful"))));
    }

    /** No refusal, which would take the count of wrong tries back with it. */
    private Reply tryOut(Turn turn, String typed) {
        Links.Tried tried = links.link(turn.tx(), turn.person(), typed, turn.at());
        if (tried.outcome() == Links.Outcome.LINKED) {
            audit.record(
                    turn.tx(),
                    turn.person().organisationId(),
                    Optional.of(tried.person()),
                    Audit.Deed.ACCOUNTS_LINKED,
                    tried.person(),
                    turn.interaction().workspace().platform().name(),
                    turn.at());
        }
        return new Reply.Private(Message.of(turn.texts(LinkChat.class).words(key(tried.outcome()))));
    }

    private static String key(Links.Outcome outcome) {
        return switch (outcome) {
            case LINKED -> "link.linked";
            case UNKNOWN -> "link.unknown";
            case EXPIRED -> "link.expired";
            case USED -> "link.used";
            case OWN -> "link.own";
            case ELSEWHERE -> "link.elsewhere";
            case BLOCKED -> "link.blocked";
        };
    }
}
