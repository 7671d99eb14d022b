package org.entrain.core.credentials;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A credential as it stands.
 *
 * @param organisation who issued it
 * @param name of the achievement
 * @param shown what its person shows of it
 * @param revokedAt empty while it stands
 */
public record Credential(
        UUID id,
        UUID organisation,
        UUID person,
        String name,
        Instant validFrom,
        Optional<Instant> validUntil,
        Shown shown,
        Optional<Instant> revokedAt) {
    /** What may be said of a credential. */
    public enum State {
        /** It counts. */
        VALID,
        /** It counted until its time was over. */
        LAPSED,
        /** Who issued it took it back. */
        REVOKED
    }

    /** What may be said of it at a moment. */
    public State state(Instant now) {
        if (revokedAt.isPresent()) {
            return State.REVOKED;
        }
        return validUntil.filter(until -> until.isBefore(now)).isPresent() ? State.LAPSED : State.VALID;
    }
}
