package org.entrain.core.outbox;

import java.time.Instant;
import org.entrain.core.chat.Platform;

/** Delivers letters to one platform. Called on the senders' threads, outside any transaction; may block. */
public interface Postman {
    /** The platform it delivers to. */
    Platform platform();

    /** The pace that the platform asks for. */
    Pace pace();

    /** Tries once, and says what became of it. Never throws for what the platform or the network did. */
    Delivery deliver(Letter letter);

    /**
     * Looks for a letter whose fate is unknown, by its stamp, where the platform lets a bot read.
     *
     * @param since when it was tried first, by the real time: it was not there before
     * @return {@link Delivery.Sent} where it is there, {@link Delivery.Later} where it certainly is not (it may be sent
     *     again), {@link Delivery.Unsure} where nobody can tell now, {@link Delivery.Unknown} where nobody ever can
     */
    Delivery find(Letter letter, Instant since);
}
