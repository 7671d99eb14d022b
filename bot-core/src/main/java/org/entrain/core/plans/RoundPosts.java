package org.entrain.core.plans;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.attention.Crowd;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Language;

/** Says to a plan's audience what a round brings: in every channel of the community, or to each person in private. */
public final class RoundPosts {
    private final Communities communities;
    private final Homes homes;
    private final Outbox outbox;
    private final Attention attention;

    /** By these ways. */
    public RoundPosts(Communities communities, Homes homes, Outbox outbox, Attention attention) {
        this.communities = communities;
        this.homes = homes;
        this.outbox = outbox;
        this.attention = attention;
    }

    /**
     * Says it once. To people it is a nudge; whoever's own hour is too long past is left out.
     *
     * @param message in the language it is asked for: a channel's is its community's
     */
    public void say(Transaction tx, Round round, Function<Language, Message> message) {
        switch (round.plan().audience()) {
            case Audience.Channel() -> inChannels(tx, round, message);
            case Audience.Members() ->
                toEach(tx, round, Crowd.members(round.plan().communityId()), message);
            case Audience.Crew() -> toEach(tx, round, crew(round.plan().communityId()), message);
            case Audience.Group group -> toEach(tx, round, members(round.plan().communityId(), group), message);
        }
    }

    /** The stamp of the letter in one of the community's channels. */
    public static String stamp(Round round, Place home) {
        return "%s/%s/%s/%s"
                .formatted(
                        round.stamp(),
                        home.workspace().platform(),
                        home.workspace().id(),
                        home.channel());
    }

    private void inChannels(Transaction tx, Round round, Function<Language, Message> message) {
        Plan plan = round.plan();
        communities.byId(tx, plan.organisationId(), plan.communityId()).ifPresent(community -> {
            Message said = message.apply(community.language());
            homes.of(tx, community.id())
                    .forEach(home ->
                            outbox.write(tx, plan.organisationId(), stamp(round, home), home, said, round.due()));
        });
    }

    private void toEach(Transaction tx, Round round, Crowd crowd, Function<Language, Message> message) {
        attention.announce(tx, crowd, round.stamp(), message, Weight.NUDGE, round.now(), zone -> {
            Instant at = round.plan().clock() == Whose.PERSON ? LocalTimes.instant(round.local(), zone) : round.due();
            return at.plus(round.staleAfter()).isBefore(round.now()) ? Optional.empty() : Optional.of(at);
        });
    }

    private static Crowd crew(UUID community) {
        return new Crowd("""
                SELECT person_id FROM memberships
                WHERE community_id = :community AND role <> 'MEMBER' AND gone_at IS NULL
                """, Map.of("community", community));
    }

    private static Crowd members(UUID community, Audience.Group group) {
        return new Crowd(
                """
                SELECT m.person_id FROM memberships m
                JOIN person_groups g ON g.person_id = m.person_id
                WHERE m.community_id = :community AND m.gone_at IS NULL
                  AND g.kind = :kind AND lower(g.name) = lower(:name)
                """, Map.of("community", community, "kind", group.kind().name(), "name", group.name()));
    }
}
