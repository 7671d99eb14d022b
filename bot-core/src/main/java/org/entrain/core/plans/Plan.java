package org.entrain.core.plans;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Something that a community does again and again.
 *
 * @param kind the {@link PlanKind#name() name} of what is done
 * @param zone whose local time the cadence speaks of
 * @param nextDue when it is done next, by the bot's clock
 */
public record Plan(
        UUID id,
        UUID organisationId,
        UUID communityId,
        String kind,
        Cadence cadence,
        ZoneId zone,
        Instant nextDue,
        UUID createdBy,
        Instant createdAt) {}
