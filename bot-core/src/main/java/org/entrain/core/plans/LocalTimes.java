package org.entrain.core.plans;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When a local time is: every plan and every letter that goes by somebody's clock asks here. */
public final class LocalTimes {
    private LocalTimes() {}

    /**
     * The moment at which a clock shows this time. A time that a change of the clock leaves out is the first moment after
     * the gap; one that comes twice is the first of the two.
     */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        var transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
