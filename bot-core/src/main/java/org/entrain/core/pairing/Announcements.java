package org.entrain.core.pairing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.Plan;

/** The card in a community's channels by which people take part. */
final class Announcements {
    /** Of several who come in a moment the message is edited once. */
    private static final Duration EDITED_AFTER = Duration.ofSeconds(2);

    private final Homes homes;
    private final Outbox outbox;
    private final Participants participants;

    Announcements(Homes homes, Outbox outbox, Participants participants) {
        this.homes = homes;
        this.outbox = outbox;
        this.participants = participants;
    }

    /** Posts it where it is not yet, and edits it in the other channels. */
    void show(Transaction tx, Programme programme, Plan plan, Community community, Instant at) {
        Message card = PairCards.announcement(programme, plan, participants.count(tx, programme), community.language());
        homes.of(tx, community.id()).forEach(home -> {
            String stamp = stamp(programme.id(), home);
            outbox.write(tx, community.organisationId(), stamp, home, card, at);
            outbox.revise(tx, stamp, card, at.plus(EDITED_AFTER));
        });
    }

    /** Has it say that the programme is over. */
    void end(Transaction tx, Programme programme, Community community, Instant at) {
        Message over = PairCards.over(programme, community.language());
        homes.of(tx, community.id()).forEach(home -> outbox.revise(tx, stamp(programme.id(), home), over, at));
    }

    private static String stamp(UUID programme, Place home) {
        return "pairing/%s/card/%s/%s/%s"
                .formatted(
                        programme, home.workspace().platform(), home.workspace().id(), home.channel());
    }
}
