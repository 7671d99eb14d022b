package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
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
 */
record WindowMemory(Optional<Action> action, String channel, Place.Kind kind) {
    private static final int LIMIT = 3_000;

    static WindowMemory of(Action action, Place place) {
        return new WindowMemory(Optional.of(action), place.channel(), place.kind());
    }

    static WindowMemory of(Place place) {
        return new WindowMemory(Optional.empty(), place.channel(), place.kind());
    }

    /** Reads what {@link #encoded()} wrote; a window without a memory belongs to nowhere. */
    static WindowMemory parse(@Nullable String metadata) {
        if (metadata == null || metadata.isEmpty()) {
            return new WindowMemory(Optional.empty(), "", Place.Kind.PERSONAL);
        }
        JsonNode json = Json.read(metadata);
        Optional<Action> action = Json.text(json, "action").map(Action::parse);
        return new WindowMemory(
                action,
                json.path("channel").asText(),
                Place.Kind.valueOf(json.path("kind").asText("PERSONAL")));
    }

    String encoded() {
        var json = Json.object();
        action.ifPresent(present -> json.put("action", present.encoded()));
        String encoded = json.put("channel", channel).put("kind", kind.name()).toString();
        if (encoded.length() > LIMIT) {
            throw new IllegalArgumentException("A form's action is too long for Slack: " + encoded.length());
        }
        return encoded;
    }

    Place place(Workspace workspace) {
        return new Place(workspace, channel, kind, "");
    }
}
