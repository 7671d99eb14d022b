/**
 * Slack: what people do there comes in through Bolt, what they are shown goes out as Block Kit. The only package that
 * names Slack.
 *
 * <p>{@link org.entrain.slack.SlackPlatform} is the way in. The loggers of {@code com.slack.api} must stay at INFO: they
 * write request bodies at DEBUG.
 */
@NullMarked
package org.entrain.slack;

import org.jspecify.annotations.NullMarked;
