package org.entrain.core.badges;

import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;

/** Which badges somebody who runs a community may change: its own; those of the whole organisation, if they administer. */
final class BadgeDoor {
    private final Access access;
    private final Badges badges;

    BadgeDoor(Access access, Badges badges) {
        this.access = access;
        this.badges = badges;
    }

    /** The badge of this key or name; throws {@link Refusal} where there is none, or they may not change it. */
    Badge named(Turn turn, Community community, String name) {
        return checked(
                turn,
                community,
                Badges.named(badges.of(turn.tx(), turn.person().organisationId()), name)
                        .orElseThrow(() -> refusal(turn, "badge.unknown", name)));
    }

    /** A badge that they may change; throws {@link Refusal} where they may not. */
    Badge checked(Turn turn, Community community, Badge badge) {
        boolean may = badge.community()
                .map(home -> home.equals(community.id()))
                .orElseGet(() -> access.isAdministrator(turn.tx(), turn.person()));
        if (!may) {
            throw refusal(
                    turn,
                    badge.community().isPresent() ? "badge.elsewhere" : "badge.of-all",
                    badge.in(turn.language()).name());
        }
        return badge;
    }

    static Refusal refusal(Turn turn, String key, Object... arguments) {
        return new Refusal(Message.of(turn.texts(BadgeDoor.class).words(key, arguments)));
    }
}
