package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.entrain.core.activity.Fact;

/**
 * An answer whose mark changed.
 *
 * @param before the share of the points it had, from 0 to 1
 * @param after the share it has now
 */
record Remark(UUID run, UUID person, int attempt, double before, double after, Instant answeredAt) {
    /** How somebody reads that their mark changed. */
    enum Change {
        RIGHT,
        MORE,
        LESS,
        WRONG;

        String key() {
            return "regrade.told." + name().toLowerCase(Locale.ROOT);
        }
    }

    Change change() {
        if (after == 1) {
            return Change.RIGHT;
        }
        return after == 0 ? Change.WRONG : after > before ? Change.MORE : Change.LESS;
    }

    Fact.Outcome outcomeBefore() {
        return outcome(before);
    }

    Fact.Outcome outcomeAfter() {
        return outcome(after);
    }

    private Fact.Outcome outcome(double share) {
        return Answer.outcome(share, attempt != Sitting.FIRST_TRY);
    }
}
