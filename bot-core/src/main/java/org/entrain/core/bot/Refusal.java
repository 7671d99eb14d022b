package org.entrain.core.bot;

import org.entrain.core.chat.Message;

/**
 * Ends a turn with one clear sentence for the person and rolls back what it did: bad input or a missing right. The
 * sentence is shown to nobody else.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Message message;

    /** A refusal that says this. */
    public Refusal(Message message) {
        super(message.plain(), null, false, false);
        this.message = message;
    }

    /** What the person reads. */
    public Message message() {
        return message;
    }
}
