package org.entrain.core.calendar;

import java.time.LocalDate;
import java.util.Optional;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Schedule;
import org.entrain.core.plans.Whose;

/**
 * What somebody wants to have planned, once every part of it is understood.
 *
 * @param subject as it was said; may be empty
 * @param until the last day
 * @param approval whether the crew looks at each round before
 */
record Wish(
        PlanKind kind,
        String subject,
        Schedule schedule,
        Optional<LocalDate> until,
        Audience audience,
        Whose clock,
        boolean approval) {
    /** The parts of a wish, as the fields of its form are called. */
    enum Part {
        WHAT,
        SUBJECT,
        WHEN,
        UNTIL,
        AUDIENCE,
        CLOCK,
        APPROVAL;

        String field() {
            return Plain.of(name());
        }
    }
}
