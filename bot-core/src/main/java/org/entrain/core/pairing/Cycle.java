package org.entrain.core.pairing;

import java.time.Instant;
import java.util.UUID;

/**
 * One round of a programme.
 *
 * @param number from 1
 * @param placedUntil until when somebody who comes late is matched within it
 * @param endsAt when the next one begins
 */
record Cycle(UUID id, UUID programmeId, int number, Instant beginsAt, Instant placedUntil, Instant endsAt) {}
