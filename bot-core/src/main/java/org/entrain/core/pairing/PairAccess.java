package org.entrain.core.pairing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Texts;

/** Which programme a turn is about, for somebody who has the right that it asks for. */
final class PairAccess {
    private final Access access;
    private final Plans plans;
    private final Programmes programmes = new Programmes();

    PairAccess(Access access, Plans plans) {
        this.access = access;
        this.plans = plans;
    }

    /**
     * A programme, its plan and its community.
     *
     * @param plan when it comes round
     */
    record Found(Programme programme, Plan plan, Community community) {}

    /** The programme that a button means. */
    Found in(Turn turn, UUID id) {
        Programme programme =
                programmes.find(turn.tx(), turn.person().organisationId(), id).orElseThrow(() -> gone(turn));
        return found(turn, programme, access.in(turn, programme.communityId()));
    }

    /** Those that go on in the community that a turn is about. */
    List<Found> all(Turn turn) {
        return all(turn, access.meant(turn));
    }

    /** Those that go on in a community in which somebody has the right. */
    List<Found> all(Turn turn, Community community) {
        return programmes.of(turn.tx(), community.id()).stream()
                .map(programme -> found(turn, programme, community))
                .toList();
    }

    /** The one of them that is named, or the only one; empty where it could be several. */
    Optional<Found> named(List<Found> all, String words) {
        Optional<Kind> kind = StartWords.kind(words);
        List<Found> meant = all.stream()
                .filter(one -> kind.isEmpty() || one.programme().kind() == kind.get())
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private Found found(Turn turn, Programme programme, Community community) {
        Plan plan = plans.find(turn.tx(), programme.organisationId(), programme.planId())
                .orElseThrow(() -> gone(turn));
        return new Found(programme, plan, community);
    }

    static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    static Texts texts(Turn turn) {
        return turn.texts(PairAccess.class);
    }
}
