package org.entrain.core.badges;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That somebody has a badge.
 *
 * @param community where it was earned
 * @param keptAt when it was earned or kept last
 * @param until when it lapses; empty where it lasts
 * @param gift who gave it, and why; empty where it was earned
 */
record Award(
        UUID id,
        UUID badge,
        UUID organisation,
        UUID person,
        UUID community,
        Instant earnedAt,
        Instant keptAt,
        Optional<Instant> until,
        Optional<Instant> revokedAt,
        Optional<Gift> gift) {
    /** So long before it lapses its person is told, and can keep it. */
    static final Duration NOTICE = Duration.ofDays(14);

    /**
     * That a colleague gave it.
     *
     * @param giver empty once it is so long ago that it does not matter who
     */
    record Gift(Optional<UUID> giver, String reason) {}

    boolean isRevoked() {
        return revokedAt.isPresent();
    }

    /** Whether its time was over before {@code now}. */
    boolean isLapsed(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** From when on it can be kept for longer; empty where it lasts, or was taken back. */
    Optional<Instant> keepableFrom() {
        return isRevoked() ? Optional.empty() : until.map(end -> end.minus(NOTICE));
    }
}
