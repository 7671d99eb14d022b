package org.entrain.core.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Place;
import org.entrain.core.database.Transaction;

/** When people may be written to in private: asked about letters alone that could not be sent when they were due. */
@FunctionalInterface
public interface Hours {
    /** Where nobody minds the hour. */
    Hours ALWAYS = (tx, late, now) -> Map.of();

    /**
     * A letter that is late, and does not answer what somebody did a moment ago.
     *
     * @param place a private conversation
     * @param isNudge whether nobody waits for it
     */
    record Late(String stamp, Place place, boolean isNudge) {}

    /**
     * Which of these may not come now, by their stamps, and when they may; in one statement, however many.
     *
     * @param now by the bot's clock
     */
    Map<String, Instant> closed(Transaction tx, List<Late> late, Instant now);
}
