package org.entrain.core.plans;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One time that a plan comes round.
 *
 * @param due when it is done, by the bot's clock; where the plan goes by each person's, when it begins where the day
 *     begins first
 * @param choice what it brings, as {@link PlanKind#choose} said
 * @param staleAfter how late it may still be done
 * @param now when it is being done, not before {@code due}
 */
public record Round(Plan plan, Instant due, String choice, Duration staleAfter, Instant now) {
    /** What every clock shows when it is due there. */
    public LocalDateTime local() {
        return plan.local(due);
    }

    /** What it is, for the stamps of its letters. */
    public String stamp() {
        return "%s/%s/%s".formatted(plan.kind(), plan.id(), due);
    }
}
