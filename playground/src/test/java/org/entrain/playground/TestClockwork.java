package org.entrain.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Real time, moved on at will. */
final class TestClockwork implements Clockwork {
    private volatile Duration moved = Duration.ZERO;

    @Override
    public Instant now() {
        return Instant.now().plus(moved);
    }

    @Override
    public Duration moved() {
        return moved;
    }

    @Override
    public synchronized void move(Duration by) {
        moved = moved.plus(by);
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.of(now().plus(Duration.ofHours(2)));
    }
}
