package org.entrain.core.badges;

import java.util.List;
import java.util.function.BiFunction;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Members;
import org.entrain.core.outbox.Draft;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Texts;

/** What somebody does with a badge they have: show it, make its page public, or keep it to themselves. */
public final class AwardChat implements Feature {
    static final String SHOW = "badge.show";
    static final String CHANNEL = "badge.channel";
    static final String OPEN = "badge.open";
    static final String CLOSE = "badge.close";
    static final String QUIET = "badge.quiet";

    private final Awards awards;
    private final Communities communities;
    private final Homes homes;
    private final Members members;
    private final Outbox outbox;

    /** Talks about these. */
    public AwardChat(Awards awards, Communities communities, Homes homes, Members members, Outbox outbox) {
        this.awards = awards;
        this.communities = communities;
        this.homes = homes;
        this.members = members;
        this.outbox = outbox;
    }

    @Override
    public void register(Routes routes) {
        routes.press(SHOW, Right.SELF, mine((turn, award) -> shown(turn, award)))
                .press(CHANNEL, Right.SELF, mine(this::channel))
                .press(OPEN, Right.SELF, mine((turn, award) -> open(turn, award, true)))
                .press(CLOSE, Right.SELF, mine((turn, award) -> open(turn, award, false)))
                .press(QUIET, Right.SELF, mine(this::quiet));
    }

    private Routes.OnPress mine(BiFunction<Turn, Award, Reply> handler) {
        return (turn, action) -> handler.apply(turn, find(turn, action));
    }

    private Award find(Turn turn, Action action) {
        return awards.rows()
                .find(turn.tx(), turn.person().id(), action.uuid(0))
                .orElseThrow(() -> refusal(turn, "award.gone"));
    }

    private Badge badge(Turn turn, Award award) {
        return awards.badges()
                .find(turn.tx(), award.organisation(), award.badge())
                .orElseThrow(() -> refusal(turn, "award.gone"));
    }

    private Reply shown(Turn turn, Award award) {
        AwardCards.Seen seen = awards.seen(turn.tx(), award, badge(turn, award), turn.language());
        return new Reply.Private(AwardCards.again(seen, turn.at(), turn.language()));
    }

    /** The person's own wish, and only where they still belong; the letter's stamp makes it once. */
    private Reply channel(Turn turn, Award award) {
        requireValid(turn, award);
        Badge badge = badge(turn, award);
        Community community = communities
                .byId(turn.tx(), award.organisation(), award.community())
                .filter(one -> !one.isArchived())
                .filter(one ->
                        members.role(turn.tx(), one.id(), turn.person().id()).isPresent())
                .orElseThrow(() -> refusal(turn, "award.no-channel"));
        List<Place> channels = homes.of(turn.tx(), community.id());
        if (channels.isEmpty()) {
            throw refusal(turn, "award.no-channel");
        }
        Message message = AwardCards.shown(
                awards.seen(turn.tx(), award, badge, community.language()),
                turn.person().name(),
                community.language());
        outbox.writeAll(
                turn.tx(),
                channels.stream()
                        .map(place -> new Draft(
                                award.organisation(),
                                "%s/shown/%s/%s"
                                        .formatted(
                                                Awards.stamp(award),
                                                place.workspace().platform(),
                                                place.channel()),
                                place,
                                message,
                                turn.at()))
                        .toList());
        return say(turn, "award.shown", badge.in(turn.language()).name(), community.name());
    }

    private Reply open(Turn turn, Award award, boolean open) {
        if (open) {
            requireValid(turn, award);
        }
        awards.credentials().open(turn.tx(), award.id(), open);
        return shown(turn, award);
    }

    private Reply quiet(Turn turn, Award award) {
        return say(
                turn, "award.kept-quiet", badge(turn, award).in(turn.language()).name());
    }

    private static void requireValid(Turn turn, Award award) {
        if (award.isRevoked() || award.isLapsed(turn.at())) {
            throw refusal(turn, "award.not-valid");
        }
    }

    private static Reply say(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(texts(turn).words(key, arguments)));
    }

    private static Refusal refusal(Turn turn, String key) {
        return new Refusal(Message.of(texts(turn).words(key)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(AwardChat.class);
    }
}
