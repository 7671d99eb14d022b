package org.entrain.core.communities;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;

/** How people come into a community, whichever way they come: by its rules, on invitation, through its channel. */
public final class Doors {
    private final Members members;
    private final Invitations invitations;
    private final JoinRequests requests;
    private final Attention attention;

    /** Doors of all communities. */
    public Doors(Members members, Invitations invitations, JoinRequests requests, Attention attention) {
        this.members = members;
        this.invitations = invitations;
        this.requests = requests;
        this.attention = attention;
    }

    /** What came of it. */
    enum Outcome {
        JOINED,
        ALREADY_IN,
        /** The crew was asked just now. */
        ASKED,
        /** The crew was asked before: it has not answered yet, or said no a short while ago. */
        ASKED_BEFORE,
        /** Only whom the crew invites comes in. */
        INVITED_ONLY
    }

    /**
     * Has somebody come in, by the rules of the door.
     *
     * @param trusted whether the way they come is an invitation in itself, such as a private channel
     */
    Outcome enter(Transaction tx, Community community, Person person, boolean trusted, Instant at) {
        if (members.role(tx, community.id(), person.id()).isPresent()) {
            return Outcome.ALREADY_IN;
        }
        boolean invited = invitations.accept(tx, community.id(), person.id());
        if (invited || trusted || community.entry() == Entry.OPEN) {
            members.join(tx, community.id(), List.of(person.id()), at);
            return Outcome.JOINED;
        }
        if (community.entry() == Entry.INVITATION) {
            return Outcome.INVITED_ONLY;
        }
        return requests.ask(tx, community.id(), person.id(), at)
                ? asked(tx, community, person, at)
                : Outcome.ASKED_BEFORE;
    }

    private Outcome asked(Transaction tx, Community community, Person person, Instant at) {
        for (UUID one : members.atLeast(tx, community.id(), Role.CREW)) {
            attention.write(
                    tx,
                    one,
                    "join/%s/%s/%s/%s".formatted(community.id(), person.id(), at, one),
                    language -> JoinCards.request(community, person, language),
                    Weight.EXPECTED,
                    at);
        }
        return Outcome.ASKED;
    }
}
