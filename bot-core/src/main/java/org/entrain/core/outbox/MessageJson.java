package org.entrain.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import org.entrain.core.chat.Message;

/** A message as it is stored: the records of the vocabulary as JSON. */
final class MessageJson {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private MessageJson() {}

    static String write(Message message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This message cannot be stored", e);
        }
    }

    static Message read(String stored) {
        try {
            return JSON.readValue(stored, Message.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored message cannot be read", e);
        }
    }
}
