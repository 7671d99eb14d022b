package org.entrain.core.chat;

/**
 * A file that somebody handed to the bot, already fetched by the adapter.
 *
 * @param name as the person named it
 * @param content its bytes; at most {@link #MAX_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record SharedFile(String name, byte[] content) {
    /** What an adapter fetches at the most, in bytes: a list of 50,000 people has about 3 million. */
    public static final int MAX_BYTES = 4_000_000;
}
