package org.entrain.core.outbox;

import java.util.Optional;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;

/**
 * A message on its way to a place, leased by one sender.
 *
 * @param stamp what it is, such as {@code quiz/<run>/opened/<channel>}: written twice it is still one letter
 * @param place where it goes
 * @param message what it says
 * @param sent the platform's reference of the message that this letter became, where an earlier version of it was
 *     sent: then that message is edited
 */
public record Letter(String stamp, Place place, Message message, Optional<String> sent) {}
