package org.entrain.core.challenges;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.bank.Pictures;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Texts;

/** What stands in a community's channels: one message a challenge that is kept true, one at its end, and proofs that may be seen. */
public final class ChallengePosts {
    private final Communities communities;
    private final Homes homes;
    private final Outbox outbox;
    private final Pictures pictures;
    private final Challenges challenges = new Challenges();
    private final Standings standings = new Standings();

    /** Posts in these homes. */
    public ChallengePosts(Communities communities, Homes homes, Outbox outbox, Pictures pictures) {
        this.communities = communities;
        this.homes = homes;
        this.outbox = outbox;
        this.pictures = pictures;
    }

    /** Announces a challenge in every channel. */
    void announce(Transaction tx, Challenge challenge, Instant at) {
        write(tx, challenge, "challenge", challenge.id(), community -> card(tx, challenge, community), at);
    }

    /** Brings its message up to date. */
    void refresh(Transaction tx, UUID id, Instant at) {
        challenges.hold(tx, id).ifPresent(challenge -> refresh(tx, challenge, at));
    }

    /** The same of a challenge that was read a moment ago. */
    void refresh(Transaction tx, Challenge challenge, Instant at) {
        revise(tx, challenge, "challenge", challenge.id(), community -> card(tx, challenge, community), at);
    }

    private Message card(Transaction tx, Challenge challenge, Community community) {
        return ChallengeCards.card(challenge, standings.of(tx, challenge), community.zone(), texts(community));
    }

    /** Says in every channel how it ended. */
    void end(Transaction tx, Challenge challenge, Instant at) {
        write(tx, challenge, "challenge-end", challenge.id(), community -> endCard(tx, challenge, community), at);
    }

    /** Brings that up to date: what waited for a look when it ended may count later. */
    void refreshEnd(Transaction tx, Challenge challenge, Instant at) {
        revise(tx, challenge, "challenge-end", challenge.id(), community -> endCard(tx, challenge, community), at);
    }

    private Message endCard(Transaction tx, Challenge challenge, Community community) {
        return EndCards.end(challenge, standings.of(tx, challenge), Learned.of(tx, challenge), texts(community));
    }

    /** Shows in every channel what somebody agreed to show there; what became of it, where it was shown. */
    void show(Transaction tx, Challenge challenge, Proof proof, Instant at) {
        if (proof.share() == Proof.Share.CHANNEL && proof.isWaiting()) {
            write(tx, challenge, "challenge-proof", proof.id(), community -> shown(challenge, proof, community), at);
        }
        revise(tx, challenge, "challenge-proof", proof.id(), community -> shown(challenge, proof, community), at);
    }

    private Message shown(Challenge challenge, Proof proof, Community community) {
        return ProofCards.inChannel(challenge, proof, pictures, texts(community));
    }

    private void write(
            Transaction tx, Challenge challenge, String what, UUID id, Function<Community, Message> said, Instant at) {
        community(tx, challenge).ifPresent(community -> {
            Message message = said.apply(community);
            homes.of(tx, community.id())
                    .forEach(home ->
                            outbox.write(tx, community.organisationId(), stamp(what, id, home), home, message, at));
        });
    }

    private void revise(
            Transaction tx, Challenge challenge, String what, UUID id, Function<Community, Message> said, Instant at) {
        community(tx, challenge).ifPresent(community -> {
            Message message = said.apply(community);
            homes.of(tx, community.id()).forEach(home -> outbox.revise(tx, stamp(what, id, home), message, at));
        });
    }

    private Optional<Community> community(Transaction tx, Challenge challenge) {
        return communities.byId(tx, challenge.organisation(), challenge.community());
    }

    private static Texts texts(Community community) {
        return Texts.of(ChallengePosts.class, community.language());
    }

    private static String stamp(String what, UUID id, Place home) {
        return "%s/%s/%s/%s/%s"
                .formatted(
                        what, id, home.workspace().platform(), home.workspace().id(), home.channel());
    }
}
