package org.entrain.core.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What every node does again and again, and no harm is done if two do it.
 *
 * @param name for the log
 * @param every the pause between the end of one and the beginning of the next
 * @param work is given the bot's time
 */
public record Beat(String name, Duration every, Consumer<Instant> work) {}
