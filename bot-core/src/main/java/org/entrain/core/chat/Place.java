package org.entrain.core.chat;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Where something happened, or should appear: a channel that several people read, the private conversation of one person
 * with the bot, or that of a few people among themselves and with the bot.
 *
 * @param workspace where the channel's id is valid
 * @param channel the platform's own id of the conversation; empty where there is none (a home page); the ids of the
 *     accounts, in order and with commas between, of a group whose conversation the adapter opens
 * @param kind who reads it
 * @param address what the adapter needs to write there again later, opaque to the core; may be empty
 */
public record Place(Workspace workspace, String channel, Kind kind, String address) {
    /** Who reads what is said in a place. */
    public enum Kind {
        /** Several people. */
        SHARED,
        /** One person and the bot. */
        PERSONAL,
        /** A few people and the bot; a letter may go there where the platform lets a bot open such a conversation. */
        GROUP
    }

    /** The conversation of the accounts with these ids among themselves. */
    public static Place group(Workspace workspace, Collection<String> accounts) {
        return new Place(
                workspace, accounts.stream().sorted().distinct().collect(Collectors.joining(",")), Kind.GROUP, "");
    }

    /** Whether several people read what is said here. */
    public boolean isShared() {
        return kind != Kind.PERSONAL;
    }
}
