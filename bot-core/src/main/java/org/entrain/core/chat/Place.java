package org.entrain.core.chat;

/**
 * Where something happened, or should appear: a channel that several people read, or the private conversation of one
 * person with the bot.
 *
 * @param workspace where the channel's id is valid
 * @param channel the platform's own id of the conversation; empty where there is none (a home page)
 * @param kind who reads it
 * @param address what the adapter needs to write there again later, opaque to the core; may be empty
 */
public record Place(Workspace workspace, String channel, Kind kind, String address) {
    /** Who reads what is said in a place. */
    public enum Kind {
        /** Several people. */
        SHARED,
        /** One person and the bot. */
        PERSONAL
    }

    /** Whether several people read what is said here. */
    public boolean isShared() {
        return kind == Kind.SHARED;
    }
}
