package org.entrain.core.plans;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wants to have done: see {@link Plan}.
 *
 * @param zone the community's
 */
public record NewPlan(
        UUID organisation,
        UUID community,
        String kind,
        String subject,
        Schedule schedule,
        Optional<LocalDate> until,
        Whose clock,
        Audience audience,
        boolean approval,
        ZoneId zone,
        UUID createdBy) {
    public NewPlan {
        if (clock == Whose.PERSON && audience instanceof Audience.Channel) {
            throw new IllegalArgumentException("A channel has one clock");
        }
    }

    /** In the channel, by the community's clock, until somebody stops it. */
    public static NewPlan inChannel(
            UUID organisation,
            UUID community,
            String kind,
            String subject,
            Schedule schedule,
            ZoneId zone,
            UUID createdBy) {
        return new NewPlan(
                organisation,
                community,
                kind,
                subject,
                schedule,
                Optional.empty(),
                Whose.COMMUNITY,
                new Audience.Channel(),
                false,
                zone,
                createdBy);
    }
}
