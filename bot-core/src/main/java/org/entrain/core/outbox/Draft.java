package org.entrain.core.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;

/**
 * A letter to be written.
 *
 * @param stamp what it is; unique for ever
 * @param due when it may be sent, by the bot's clock
 * @param urgency what it goes before, of all that is due in its workspace
 * @param worthUntil by the bot's clock; a letter that nobody sent by then is not sent any more. Empty for one that is
 *     always worth sending
 */
public record Draft(
        UUID organisation,
        String stamp,
        Place place,
        Message message,
        Instant due,
        Urgency urgency,
        Optional<Instant> worthUntil) {
    /** As urgent as letters to such a place usually are, and always worth sending. */
    public Draft(UUID organisation, String stamp, Place place, Message message, Instant due) {
        this(organisation, stamp, place, message, due, Urgency.usual(place), Optional.empty());
    }

    /** The same, more or less urgent. */
    public Draft as(Urgency other) {
        return new Draft(organisation, stamp, place, message, due, other, worthUntil);
    }

    /** The same, worth nothing after a moment by the bot's clock. */
    public Draft worthUntil(Instant end) {
        return new Draft(organisation, stamp, place, message, due, urgency, Optional.of(end));
    }
}
