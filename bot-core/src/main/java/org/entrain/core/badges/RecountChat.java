package org.entrain.core.badges;

import java.util.Optional;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;

/** Has history counted: first to see who would earn what, then to give it. */
public final class RecountChat implements Feature {
    static final String GIVE = "badge.recount";
    static final String LOOK_IN = "badge.history";
    static final String GIVE_IN = "badge.history-give";

    private final Access access;
    private final Awards awards;
    private final Audit audit;
    private final BadgeDoor door;

    /** Counts for these. */
    public RecountChat(Access access, Awards awards, Audit audit) {
        this.access = access;
        this.awards = awards;
        this.audit = audit;
        this.door = new BadgeDoor(access, awards.badges());
    }

    @Override
    public void register(Routes routes) {
        routes.command("badge recount", Right.ADMINISTER, RecountChat.class, this::look)
                .press(GIVE, Right.ADMINISTER, this::give)
                .press(LOOK_IN, Right.RUN, this::lookIn)
                .press(GIVE_IN, Right.RUN, this::giveIn);
    }

    private Reply look(Turn turn, String name) {
        Optional<UUID> badge = name.isBlank()
                ? Optional.empty()
                : Optional.of(
                        Badges.named(awards.badges().of(turn.tx(), turn.person().organisationId()), name)
                                .orElseThrow(() -> BadgeDoor.refusal(turn, "badge.unknown", name.strip()))
                                .id());
        return wish(turn, Optional.empty(), badge, true);
    }

    private Reply give(Turn turn, Action action) {
        Optional<UUID> badge = action.text(0).isEmpty() ? Optional.empty() : Optional.of(action.uuid(0));
        return wish(turn, Optional.empty(), badge, false);
    }

    /** Whoever asks what history would bring says that it counts. */
    private Reply lookIn(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        Badge badge = meant(turn, community, action);
        if (badge.countsFrom().isPresent()) {
            awards.badges().keep(turn.tx(), badge.countingAll(), turn.person().id(), turn.at());
        }
        return wish(turn, Optional.of(community.id()), Optional.of(badge.id()), true);
    }

    private Reply giveIn(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        Badge badge = meant(turn, community, action);
        return wish(turn, Optional.of(community.id()), Optional.of(badge.id()), false);
    }

    private Badge meant(Turn turn, Community community, Action action) {
        return door.checked(
                turn,
                community,
                awards.badges()
                        .find(turn.tx(), turn.person().organisationId(), action.uuid(1))
                        .orElseThrow(() -> BadgeDoor.refusal(turn, "badge.gone")));
    }

    private Reply wish(Turn turn, Optional<UUID> community, Optional<UUID> badge, boolean dry) {
        UUID organisation = turn.person().organisationId();
        var wish = new Recounts.Wish(
                UUID.randomUUID(), organisation, community, badge, turn.person().id(), dry);
        if (!Recounts.wish(turn.tx(), wish, turn.at())) {
            throw BadgeDoor.refusal(turn, "recount.waits");
        }
        if (!dry) {
            audit.record(turn, Deed.BADGES_RECOUNTED, community.orElse(organisation), "");
        }
        return new Reply.Private(
                Message.of(turn.texts(RecountChat.class).words(dry ? "recount.looking" : "recount.giving")));
    }
}
