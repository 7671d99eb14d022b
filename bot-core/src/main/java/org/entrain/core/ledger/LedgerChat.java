package org.entrain.core.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Channels;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.outbox.Outbox;

/** Tells whoever runs a community what became of its letters, and sends one again that did not arrive. */
public final class LedgerChat implements Feature {
    static final String AGAIN = "deliveries.again";
    /** Letters to fewer people are not counted: a number would say who. */
    static final int FEWEST = 5;

    private static final int SHOWN = 10;
    private static final Duration COUNTED = Duration.ofDays(7);

    private final Access access;
    private final Members members;
    private final Channels channels;
    private final Outbox outbox;
    private final Audit audit;
    private final Ledger ledger = new Ledger();

    /** Talks about this outbox. */
    public LedgerChat(Access access, Members members, Channels channels, Outbox outbox, Audit audit) {
        this.access = access;
        this.members = members;
        this.channels = channels;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("deliveries", Right.RUN, LedgerChat.class, this::show).press(AGAIN, Right.RUN, this::again);
    }

    private Reply show(Turn turn, String name) {
        Community community = name.isEmpty() ? access.meant(turn) : access.named(turn, name);
        List<UUID> people = members.atLeast(turn.tx(), community.id(), Role.MEMBER);
        var page = new LedgerCards.Page(
                community,
                ledger.of(turn.tx(), community.id(), SHOWN),
                people.size() < FEWEST
                        ? Optional.empty()
                        : Optional.of(
                                ledger.privately(turn.tx(), people, turn.at().minus(COUNTED), turn.at())),
                turn.at());
        return new Reply.Private(
                LedgerCards.page(page, place -> channels.of(turn.tx(), place), turn.place(), turn.language()));
    }

    private Reply again(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        Entry entry = ledger.find(turn.tx(), community.id(), action.number(1))
                .orElseThrow(() ->
                        new Refusal(Message.of(turn.texts(LedgerChat.class).words("again.gone"))));
        if (!outbox.again(turn.tx(), entry.stamp(), turn.at())) {
            throw new Refusal(Message.of(turn.texts(LedgerChat.class).words("again.not")));
        }
        audit.record(turn, Deed.LETTER_SENT_AGAIN, community.id(), "");
        return new Reply.Private(LedgerCards.sentAgain(entry, turn.language()));
    }
}
