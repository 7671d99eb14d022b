package org.entrain.core.outbox;

import java.time.Duration;

/**
 * How fast a platform lets a bot speak.
 *
 * @param perChannel the least time between two messages in one channel
 * @param perWorkspace the least time between two messages in one workspace
 */
public record Pace(Duration perChannel, Duration perWorkspace) {}
