package org.entrain.core.outbox;

import org.entrain.core.chat.Place;

/**
 * What of all that is due in a workspace goes first. {@link #DIRECT} goes before everything; the others share what is
 * left by their weight, so that the least urgent is slow behind a wave and never forgotten.
 */
public enum Urgency {
    /** Answers what somebody did a moment ago: they are there and wait. */
    DIRECT(0, 1e9),
    /** Follows from something that somebody did, or must decide. */
    EXPECTED(1, 16),
    /** Said to a channel. */
    CHANNEL(2, 8),
    /** Nobody waits for it. */
    NUDGE(3, 1);

    private final int stored;
    private final double weight;

    Urgency(int stored, double weight) {
        this.stored = stored;
        this.weight = weight;
    }

    /** As it is kept: the smaller goes first. */
    int stored() {
        return stored;
    }

    /** How much more often than a nudge it is sent where both wait. */
    double weight() {
        return weight;
    }

    /** Of a letter of which nothing else is said. */
    static Urgency usual(Place place) {
        return place.isShared() ? CHANNEL : EXPECTED;
    }
}
