package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What a window has to remember until it is sent, carried in its {@code private_metadata} (at most 3,000 characters).
 *
 * @param action what sending it means; empty where it only shows something
 * @param channel where the person was when it opened
 * @param kind who reads that channel
 * @param values of options that Slack does not carry: {@link LongValues}
 */
record WindowMemory(Optional<Action> action, String channel, Place.Kind kind, List<String> values) {
    private static final int LIMIT = 3_000;
    private static final WindowMemory NOTHING = new WindowMemory(Optional.empty(), "", Place.Kind.PERSONAL, List.of());

    WindowMemory {
        values = List.copyOf(values);
    }

    static WindowMemory of(Action action, Place place) {
        return new WindowMemory(Optional.of(action), place.channel(), place.kind(), List.of());
    }

    static WindowMemory of(Place place) {
        return new WindowMemory(Optional.empty(), place.channel(), place.kind(), List.of());
    }

    /** Reads what {@link #encoded()} wrote; a window without a memory belongs to nowhere. Else {@link NoneOfOurs}. */
    static WindowMemory parse(@Nullable String metadata) {
        if (metadata == null || metadata.isEmpty()) {
            return NOTHING;
        }
        try {
            JsonNode json = Json.read(metadata);
            Optional<Action> action = Json.text(json, "action").map(Action::parse);
            var kind = Place.Kind.valueOf(json.path("kind").asText("PERSONAL"));
            List<String> values =
                    json.path("values").valueStream().map(JsonNode::asText).toList();
            return new WindowMemory(action, json.path("channel").asText(), kind, values);
        } catch (IllegalArgumentException e) {
            throw new NoneOfOurs("a window with another memory", e);
        }
    }

    WindowMemory with(List<String> remembered) {
        return new WindowMemory(action, channel, kind, remembered);
    }

    /** How many characters {@code values} may still take. */
    int room() {
        return LIMIT - json().put("values", "[]").toString().length();
    }

    /** Throws {@link IllegalStateException} where the action alone is longer than Slack carries. */
    String encoded() {
        ObjectNode json = json();
        if (!values.isEmpty()) {
            var remembered = json.putArray("values");
            values.forEach(remembered::add);
        }
        String encoded = json.toString();
        if (encoded.length() > LIMIT) {
            throw new IllegalStateException("A form's action is too long for Slack: " + encoded.length());
        }
        return encoded;
    }

    private ObjectNode json() {
        var json = Json.object();
        action.ifPresent(present -> json.put("action", present.encoded()));
        return json.put("channel", channel).put("kind", kind.name());
    }

    Place place(Workspace workspace) {
        return new Place(workspace, channel, kind, "");
    }
}
