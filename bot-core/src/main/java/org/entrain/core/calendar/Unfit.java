package org.entrain.core.calendar;

import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;

/** A part of a wish that cannot be: said in words it is a refusal, in a form it stands at its field. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Wish.Part part;
    private final transient Message message;

    Unfit(Wish.Part part, Words words) {
        this(part, Message.of(words));
    }

    Unfit(Wish.Part part, Message message) {
        super(message.plain(), null, false, false);
        this.part = part;
        this.message = message;
    }

    Wish.Part part() {
        return part;
    }

    Message message() {
        return message;
    }
}
