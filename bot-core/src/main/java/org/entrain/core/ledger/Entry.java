package org.entrain.core.ledger;

import java.time.Instant;
import java.util.Optional;
import org.entrain.core.chat.Place;
import org.entrain.core.outbox.Delivery;

/**
 * A letter to one of a community's channels, and what became of it.
 *
 * @param title what it is about, as who reads the channel reads it
 * @param due by the bot's clock
 * @param settled when that became of it, by the real time
 * @param tries how often it was taken to be sent or edited
 * @param why it was refused; empty where it was not
 */
record Entry(
        long id,
        String stamp,
        Place place,
        String title,
        Instant due,
        State state,
        Optional<Instant> settled,
        int tries,
        Optional<Delivery.Why> why) {
    /** What became of a letter. */
    enum State {
        WAITING,
        SENT,
        REFUSED,
        UNKNOWN,
        WITHDRAWN,
        STALE;

        /** Whether somebody may want it sent again. */
        boolean maySendAgain() {
            return this == REFUSED || this == UNKNOWN;
        }
    }
}
