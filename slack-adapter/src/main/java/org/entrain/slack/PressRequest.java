package org.entrain.slack;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.Gson;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.util.json.GsonFactory;
import org.jspecify.annotations.Nullable;

/**
 * A press as Bolt's own request type, read with one shared {@link Gson}. Bolt builds a new one for every request, which
 * costs five times all the rest; handing it no payload skips that, because its constructor guards against null (a test
 * holds it to that).
 */
final class PressRequest extends BlockActionRequest {
    /** Without the pressed message: nobody asks for it, and its blocks are the larger part of the payload. */
    private static final Gson GSON = GsonFactory.createSnakeCase(SlackConfig.DEFAULT)
            .newBuilder()
            .addDeserializationExclusionStrategy(new Unasked())
            .create();

    private static final class Unasked implements ExclusionStrategy {
        @Override
        public boolean shouldSkipField(FieldAttributes field) {
            return field.getDeclaringClass() == BlockActionPayload.class
                    && field.getName().equals("message");
        }

        @Override
        public boolean shouldSkipClass(Class<?> type) {
            return false;
        }
    }

    private final BlockActionPayload payload;

    @SuppressWarnings("NullAway") // Bolt is not annotated; its constructor guards against null
    PressRequest(String body, String json, RequestHeaders headers) {
        super(body, nothing(), headers);
        this.payload = GSON.fromJson(json, BlockActionPayload.class);
    }

    private static @Nullable String nothing() {
        return null;
    }

    @Override
    public BlockActionPayload getPayload() {
        return payload;
    }

    @Override
    public String getResponseUrl() {
        return payload.getResponseUrl();
    }
}
