package org.entrain.slack;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.Gson;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.util.json.GsonFactory;
import java.util.Map;

/**
 * A press as a request of Bolt's, read with one shared {@link Gson}. Bolt's own {@link BlockActionRequest} builds a new one
 * each time, which costs five times all the rest.
 */
final class PressRequest extends Request<ActionContext> {
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

    private final ActionContext context = new ActionContext();
    private final String body;
    private final BlockActionPayload payload;

    PressRequest(String body, String json) {
        this.body = body;
        this.payload = GSON.fromJson(json, BlockActionPayload.class);
    }

    BlockActionPayload payload() {
        return payload;
    }

    @Override
    public ActionContext getContext() {
        return context;
    }

    @Override
    public RequestType getRequestType() {
        return RequestType.BlockAction;
    }

    @Override
    public String getRequestBodyAsString() {
        return body;
    }

    /** None: Bolt would only believe whatever X-Forwarded-For says. */
    @Override
    public RequestHeaders getHeaders() {
        return new RequestHeaders(Map.of());
    }

    @Override
    public String getResponseUrl() {
        return payload.getResponseUrl();
    }
}
