package org.entrain.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The clock that the playground and the bot live by: real time, moved on at will so that a week can be tried in a minute. */
public interface Clockwork {
    /** The time in the playground. */
    Instant now();

    /** How far the clock has been moved in all. */
    Duration moved();

    /** Moves the clock on. */
    void move(Duration by);

    /** When the bot will next do something by itself, where that is known. */
    Optional<Instant> nextDue();
}
