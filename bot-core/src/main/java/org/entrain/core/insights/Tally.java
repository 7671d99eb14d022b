package org.entrain.core.insights;

import java.time.Instant;

/**
 * How one person did at something. It never leaves this package but as part of a {@link Share} of five people or more.
 *
 * @param good how often it went well, from 0 to {@code of}
 * @param of how often there was something to do, at least 1
 * @param latest when the person did something about it last
 */
public record Tally(int good, int of, Instant latest) {
    public Tally {
        if (of < 1 || good < 0 || good > of) {
            throw new IllegalArgumentException("Not a tally: %d of %d".formatted(good, of));
        }
    }
}
