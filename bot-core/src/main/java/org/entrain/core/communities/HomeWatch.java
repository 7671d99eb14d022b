package org.entrain.core.communities;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Profile.Standing;
import org.entrain.core.communities.Channel.Trouble;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.RefusedLetter;

/**
 * Follows what happens on the platforms: who comes and goes in the channels, what becomes of the channels themselves, and
 * whose account is used no more. Who leads a community is told once when something needs a hand.
 */
public final class HomeWatch implements Feature {
    private final Access access;
    private final Communities communities;
    private final Homes homes;
    private final Channels channels;
    private final Members members;
    private final Doors doors;
    private final Attention attention;

    /** Watches over these homes. */
    public HomeWatch(
            Access access,
            Communities communities,
            Homes homes,
            Channels channels,
            Members members,
            Doors doors,
            Attention attention) {
        this.access = access;
        this.communities = communities;
        this.homes = homes;
        this.channels = channels;
        this.members = members;
        this.doors = doors;
        this.attention = attention;
    }

    @Override
    public void register(Routes routes) {
        routes.joined(this::joined)
                .left(this::left)
                .profileChanged(this::profileChanged)
                .channel(this::channel);
    }

    private void joined(Turn turn) {
        // A platform tells who comes into a channel only where the bot is in it.
        channels.well(turn.tx(), turn.place());
        access.here(turn).filter(community -> !isBot(turn)).ifPresent(community -> {
            homes.enter(turn.tx(), turn.place(), turn.person().id());
            boolean trusted = channels.of(turn.tx(), turn.place()).isPrivate();
            doors.enter(turn.tx(), community, turn.person(), trusted, turn.at());
        });
    }

    private static boolean isBot(Turn turn) {
        return turn.interaction().who().standing() == Standing.BOT;
    }

    /** A lead or one of the crew stays: a channel left by mistake takes no office away. So does who is in another home. */
    private void left(Turn turn) {
        UUID person = turn.person().id();
        access.here(turn).ifPresent(community -> {
            homes.exit(turn.tx(), turn.place(), person);
            boolean isPlain = members.role(turn.tx(), community.id(), person).equals(Optional.of(Role.MEMBER));
            if (isPlain && !homes.isIn(turn.tx(), community.id(), person)) {
                members.leave(turn.tx(), community.id(), person, turn.at());
            }
        });
    }

    private void profileChanged(Turn turn) {
        Profile who = turn.interaction().who();
        if (who.standing() == Standing.GONE) {
            attention.withdraw(turn.tx(), who.account());
        }
        if (isBot(turn)) {
            // It came before the platform told what it is.
            members.communitiesOf(turn.tx(), turn.person().id(), Role.MEMBER)
                    .forEach(community -> members.leave(
                            turn.tx(), community.id(), turn.person().id(), turn.at()));
        } else if (members.canBeReached(turn.tx(), turn.person().id())) {
            members.back(turn.tx(), turn.person().id());
        } else {
            members.gone(turn.tx(), turn.person().id(), turn.at());
        }
    }

    private void channel(Transaction tx, Interaction.OfChannel told) {
        switch (told) {
            case Interaction.ChannelNamed named -> channels.name(tx, named.place(), named.name(), named.open());
            case Interaction.BotJoined joined -> channels.well(tx, joined.place());
            case Interaction.ChannelReopened reopened -> channels.well(tx, reopened.place());
            case Interaction.BotLeft left -> trouble(tx, left.place(), Trouble.BOT_OUT, left.at());
            case Interaction.ChannelClosed closed -> trouble(tx, closed.place(), Trouble.CLOSED, closed.at());
        }
    }

    /** To be told of letters that a platform refuses: what they say of a channel. */
    public void refused(Transaction tx, RefusedLetter letter) {
        if (letter.place().kind() != Place.Kind.SHARED) {
            return;
        }
        switch (letter.why()) {
            case NOT_IN_CHANNEL -> trouble(tx, letter.place(), Trouble.BOT_OUT, letter.at());
            case CHANNEL_GONE, ARCHIVED -> trouble(tx, letter.place(), Trouble.CLOSED, letter.at());
            case BLOCKED, PERSON_GONE, APP_REMOVED, GIVEN_UP, OTHER -> {
                // Nothing that a community could mend.
            }
        }
    }

    private void trouble(Transaction tx, Place place, Trouble trouble, Instant at) {
        channels.troubled(tx, place, trouble)
                .ifPresent(times -> homes.communityAt(tx, place)
                        .flatMap(community -> communities.find(tx, community))
                        .ifPresent(community -> warn(tx, community, channels.of(tx, place), times, at)));
    }

    private void warn(Transaction tx, Community community, Channel channel, int times, Instant at) {
        List<UUID> leads = members.leads(tx, community.id());
        List<UUID> told = leads.isEmpty() ? members.atLeast(tx, community.id(), Role.CREW) : leads;
        for (UUID one : told) {
            attention.write(
                    tx,
                    one,
                    "home/%s/%s/%s/%d/%s"
                            .formatted(
                                    channel.place().workspace().platform(),
                                    channel.place().workspace().id(),
                                    channel.place().channel(),
                                    times,
                                    one),
                    language -> CommunityCards.trouble(community, channel, language),
                    Weight.EXPECTED,
                    at);
        }
    }
}
