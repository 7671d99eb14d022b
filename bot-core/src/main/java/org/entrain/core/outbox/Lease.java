package org.entrain.core.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that one sender has for a while, and settles with {@link Leases#settle}.
 *
 * @param id of the lease
 * @param letterId of the letter's row
 * @param letter what to deliver
 * @param revision of the message that is delivered, or was tried before where {@code uncertain}
 * @param uncertain whether an earlier try may have arrived: then the sender looks for it and does not deliver it
 * @param attempts how many tries failed before
 * @param since when the first of them was, by the real time
 * @param until when the lease runs out, by the real time: nothing may be sent after it, nor anything settled that was not
 *     sent before it
 */
public record Lease(
        UUID id,
        long letterId,
        Letter letter,
        int revision,
        boolean uncertain,
        int attempts,
        Instant since,
        Instant until) {}
