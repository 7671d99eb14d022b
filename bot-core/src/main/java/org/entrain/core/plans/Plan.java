package org.entrain.core.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a community does again and again.
 *
 * @param kind the {@link PlanKind#name() name} of what is done
 * @param subject what of that kind, as {@link PlanKind#subject} read it; may be empty
 * @param until the last day on which it comes round, by its clock
 * @param approval whether a round waits for the crew to approve it
 * @param zone whose local time the schedule speaks of; where it goes by each person's clock, the zone where the day
 *     begins first
 * @param nextRound when the next round stands in the schedule
 * @param nextDue when that is done, by the bot's clock: another moment where it was moved, or falls on a day off
 * @param paused whether nothing is done until somebody has it go on
 */
public record Plan(
        UUID id,
        UUID organisationId,
        UUID communityId,
        String kind,
        String subject,
        Schedule schedule,
        Optional<LocalDate> until,
        Whose clock,
        Audience audience,
        boolean approval,
        ZoneId zone,
        Instant nextRound,
        Instant nextDue,
        boolean paused,
        UUID createdBy,
        Instant createdAt) {
    /** The local time of a moment, by the plan's clock. */
    public LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
