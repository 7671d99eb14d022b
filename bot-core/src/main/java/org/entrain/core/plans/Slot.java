package org.entrain.core.plans;

import java.time.Instant;

/**
 * A place in a plan's calendar.
 *
 * @param round when it stands in the schedule, by which it is known
 * @param due when it is done, by the bot's clock
 */
public record Slot(Instant round, Instant due, Fate fate) {
    /** What became of it, so far. */
    public enum Fate {
        /** It is done when the schedule says. */
        PLANNED,
        /** The crew moved it. */
        MOVED,
        /** It fell on a day off and is done on the next working day. */
        PUT_OFF,
        /** It fell on a day off, and the plan comes round again before the next working day is over. */
        DAY_OFF,
        /** The crew left it out. */
        SKIPPED
    }

    /** Whether something is done. */
    public boolean isDone() {
        return switch (fate) {
            case PLANNED, MOVED, PUT_OFF -> true;
            case DAY_OFF, SKIPPED -> false;
        };
    }
}
