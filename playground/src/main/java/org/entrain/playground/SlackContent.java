package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a message of the bot says, checked against Slack's rules.
 *
 * @param text mrkdwn; what notifications and screen readers get where there are blocks
 */
record SlackContent(String text, Optional<JsonNode> blocks, Optional<JsonNode> metadata) {
    private static final int LONGEST_POST = 40_000;
    private static final int LONGEST_UPDATE = 4_000;
    private static final int MOST_METADATA = 16_000;

    /** Reads a new message, and throws {@link SlackError} where Slack would refuse it. */
    static SlackContent posted(JsonNode arguments) {
        return read(arguments, LONGEST_POST);
    }

    /** Reads an edit, and throws {@link SlackError} where Slack would refuse it. */
    static SlackContent updated(JsonNode arguments) {
        return read(arguments, LONGEST_UPDATE);
    }

    private static SlackContent read(JsonNode arguments, int longest) {
        String text = Json.text(arguments, "text");
        Optional<JsonNode> blocks = SlackArguments.structure(arguments, "blocks", "invalid_blocks_format")
                .filter(given -> !given.isEmpty());
        Optional<JsonNode> metadata = SlackArguments.structure(arguments, "metadata", "invalid_metadata_format");
        if (text.isEmpty() && blocks.isEmpty()) {
            throw new SlackError("no_text");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new SlackError("msg_too_long");
        }
        metadata.ifPresent(SlackContent::checkMetadata);
        blocks.ifPresent(given -> {
            List<String> broken =
                    CardRules.slackMessage(Json.object().put("text", text).set("blocks", given));
            if (!broken.isEmpty()) {
                throw SlackError.invalid("invalid_blocks", broken);
            }
        });
        return new SlackContent(text, blocks, metadata);
    }

    private static void checkMetadata(JsonNode metadata) {
        if (Json.text(metadata, "event_type").isEmpty()
                || !metadata.path("event_payload").isObject()) {
            throw new SlackError("invalid_metadata_schema");
        }
        if (metadata.toString().length() > MOST_METADATA) {
            throw new SlackError("metadata_too_large");
        }
    }
}
