package org.entrain.core.pairing;

import java.util.UUID;

/**
 * People of a community who are brought together again and again; it goes on for as long as its plan does.
 *
 * @param planId when it comes round
 * @param weeks from one round to the next, 1 to 12
 */
public record Programme(
        UUID id, UUID organisationId, UUID communityId, UUID planId, Kind kind, int weeks, Terms terms) {}
