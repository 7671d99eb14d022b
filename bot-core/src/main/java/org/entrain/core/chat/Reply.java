package org.entrain.core.chat;

import java.util.Map;

/** The direct answer to an {@link Interaction}. Whatever else should be said goes through the outbox. */
public sealed interface Reply {
    /** Nothing is shown. */
    record Nothing() implements Reply {}

    /**
     * Seen by nobody but the person who acted. In answer to a press on a message that was private already, it takes
     * that message's place; in answer to a form, it takes the form's place; in a private conversation it is a plain
     * message.
     */
    record Private(Message message) implements Reply {}

    /** Seen by everybody in the place where the person acted. */
    record Public(Message message) implements Reply {}

    /** Takes the place of the message that was pressed, for everybody who reads it. */
    record Replace(Message message) implements Reply {}

    /** Asks the person for more. Only in answer to a command, or to a button with {@link Button#opensForm()}. */
    record Open(Form form) implements Reply {}

    /** Keeps the form open and says what to mend, by field id. Only in answer to a submission. */
    record Invalid(Map<String, String> errors) implements Reply {
        public Invalid {
            errors = Map.copyOf(errors);
        }
    }

    /** The bot's own page for the person. Only in answer to {@link Interaction.HomeOpened}. */
    record Home(Message page) implements Reply {}

    /**
     * Nothing was done because the database is out of reach. The adapter has the platform deliver again where it
     * would, and shows the message where it would not.
     */
    record TryLater(Message message) implements Reply {}

    /** The reply that shows nothing. */
    Reply NOTHING = new Nothing();
}
