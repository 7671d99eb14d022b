package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What Slack refuses of a message, a modal or a home tab. Slack publishes no schema; the limits are those of its
 * reference, https://docs.slack.dev/reference/block-kit. Kinds of block that are not drawn here are refused as unknown.
 */
public final class BlockKitRules {
    private BlockKitRules() {}

    /** Checks the body of chat.postMessage, chat.postEphemeral, chat.update (told by its "ts") or a response_url. */
    public static List<Violation> message(JsonNode body) {
        return Check.of(body, MessageRules::message);
    }

    /** Checks the "view" of views.open, views.update, views.push or views.publish. */
    public static List<Violation> view(JsonNode view) {
        return Check.of(view, ViewRules::view);
    }

    /** Checks the "blocks" of a message. */
    public static List<Violation> blocks(JsonNode blocks) {
        return Check.of(blocks, MessageRules.blocks());
    }
}
