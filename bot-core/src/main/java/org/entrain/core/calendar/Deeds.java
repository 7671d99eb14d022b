package org.entrain.core.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Turn;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Plan;

/** What was done about plans, for the audit. */
final class Deeds {
    private final Audit audit;

    Deeds(Audit audit) {
        this.audit = audit;
    }

    /**
     * Notes what somebody did to a plan.
     *
     * @param what in a word; may be empty
     */
    void note(Turn turn, Plan plan, Deed deed, String what) {
        note(turn.tx(), plan, Optional.of(turn.person().id()), deed, what, turn.at());
    }

    /** Notes what became of a plan's round by itself. */
    void note(Transaction tx, Plan plan, Deed deed, String what, Instant at) {
        note(tx, plan, Optional.empty(), deed, what, at);
    }

    private void note(Transaction tx, Plan plan, Optional<UUID> actor, Deed deed, String what, Instant at) {
        String detail = (plan.kind() + " " + what).strip();
        audit.record(tx, plan.organisationId(), actor, deed, plan.communityId(), detail, at);
    }
}
