package org.entrain.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Json;

/** A message as it is stored: the records of the vocabulary as Json.MAPPER. */
public final class MessageJson {
    private MessageJson() {}

    /** As it is stored. */
    public static String write(Message message) {
        try {
            return Json.MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This message cannot be stored", e);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Message read(String stored) {
        try {
            return Json.MAPPER.readValue(stored, Message.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored message cannot be read", e);
        }
    }
}
