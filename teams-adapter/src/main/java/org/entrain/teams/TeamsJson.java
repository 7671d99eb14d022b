package org.entrain.teams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.microsoft.bot.schema.Activity;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.entrain.core.chat.Form;
import org.jspecify.annotations.Nullable;

/** JSON as Teams speaks it. */
final class TeamsJson {
    /** The one mapper: building one costs more than answering a request. */
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // By default each thread keeps its own buffers, and every request has a new thread.
                    .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                    .build())
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .addMixIn(Activity.class, ActivityFields.class)
            .addMixIn(Form.Field.class, FieldKinds.class)
            .build();

    /** A new empty object. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new empty array. */
    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Writes {@code value}; throws {@link IllegalArgumentException} where it is not JSON. */
    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private TeamsJson() {}

    /**
     * The SDK reads {@code 12:00:00Z} not at all and {@code 12.005Z} as five nanoseconds: a message would be lost for
     * a time that nobody uses. What is opaque stays a tree.
     */
    @SuppressWarnings("UnusedVariable") // read by Jackson, for their annotations
    private abstract static class ActivityFields {
        @JsonIgnore
        @Nullable
        OffsetDateTime timestamp;

        @JsonIgnore
        @Nullable
        OffsetDateTime localTimestamp;

        @JsonIgnore
        @Nullable
        LocalDateTime expiration;

        @JsonDeserialize(as = JsonNode.class)
        @Nullable
        Object value;

        @JsonDeserialize(as = JsonNode.class)
        @Nullable
        Object channelData;
    }

    /** A form travels with its dialog, so that any node can draw it again. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Form.TextField.class, name = "text"),
        @JsonSubTypes.Type(value = Form.ChoiceField.class, name = "choice")
    })
    private interface FieldKinds {}
}
