package org.entrain.core.plans;

import java.time.Duration;
import java.time.Instant;
import org.entrain.core.database.Transaction;

/** Something that a feature does by the clock, such as an icebreaker. Registered with {@link Plans#register}. */
public interface PlanKind {
    /** Its name as stored with its plans: lower-case letters and dashes, stable for ever. */
    String name();

    /** How late it may still be done; later than that it is skipped, for nobody wants this morning's question at night. */
    Duration staleAfter();

    /**
     * Does it. All of it stands or falls with the plan's firing; it runs once however many nodes there are.
     *
     * @param due when it was planned for, by the bot's clock
     */
    void perform(Transaction tx, Plan plan, Instant due);
}
