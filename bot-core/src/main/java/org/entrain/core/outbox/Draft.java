package org.entrain.core.outbox;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;

/**
 * A letter to be written.
 *
 * @param stamp what it is; unique for ever
 * @param due when it may be sent, by the bot's clock
 */
public record Draft(UUID organisation, String stamp, Place place, Message message, Instant due) {}
