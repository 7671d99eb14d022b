package org.entrain.core.credentials;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A credential that is to be issued.
 *
 * @param id the award's own: it becomes the credential's address
 * @param person who achieved it
 * @param validUntil when it lapses; empty where it does not
 * @param evidence a sentence on what was done; nothing private, for anybody who has the credential reads it
 */
public record Draft(
        UUID id,
        Achievement achievement,
        UUID person,
        Instant validFrom,
        Optional<Instant> validUntil,
        Optional<String> evidence) {}
