package org.entrain.core.plans;

import java.time.Instant;
import java.util.UUID;

/**
 * What a round is going to bring, where the crew approves it before.
 *
 * @param round of the plan's schedule
 * @param choice as {@link PlanKind#choose} said
 */
public record PlanDraft(UUID plan, Instant round, String choice, State state) {
    /** What the crew said to it. */
    public enum State {
        /** Nothing yet. */
        WAITING,
        /** It may be said. */
        APPROVED,
        /** It may not. */
        DECLINED
    }
}
