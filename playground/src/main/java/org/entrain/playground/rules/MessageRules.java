package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Slack message as a whole: what its parts add up to.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 */
final class MessageRules {
    /** Slack cuts a longer text off, which nobody wants. */
    private static final int LONGEST_TEXT = 40_000;

    /** chat.update answers msg_too_long above it. */
    private static final int LONGEST_UPDATED_TEXT = 4_000;

    private static final int LONGEST_MARKDOWN = 12_000;

    /** Slack answers msg_blocks_too_long above it; not in its documentation, seen in slackapi/bolt-js issue 2509. */
    private static final int ALL_BLOCK_TEXT = 13_200;

    private static final int ALL_TABLE_TEXT = 10_000;

    private static final Map<String, Rule> FIELDS = Map.of(
            "text", text(0, LONGEST_TEXT),
            "markdown_text", text(1, LONGEST_MARKDOWN),
            "blocks", blocks(),
            "attachments", Rule.list(0, 100, MessageRules::attachment),
            "metadata", metadata(),
            "response_type", Rule.oneOf("ephemeral", "in_channel"),
            "replace_original", bool(),
            "delete_original", bool(),
            "thread_ts", text(1, 255),
            "ts", text(1, 255));

    private MessageRules() {}

    static void message(Check body) {
        if (!body.node().isObject()) {
            body.refuse("Must be an object: a message");
            return;
        }
        // Slack passes over arguments it does not know, unlike over fields in a block.
        body.node()
                .fieldNames()
                .forEachRemaining(
                        field -> FIELDS.getOrDefault(field, Rule.anything()).check(body.at(field)));
        something(body);
        markdownAlone(body);
        if (body.has("ts") && Rule.length(body.node().path("text")) > LONGEST_UPDATED_TEXT) {
            body.at("text").refuse("msg_too_long: a message is updated with at most 4000 characters");
        }
    }

    private static void something(Check body) {
        boolean says = Stream.of("text", "markdown_text", "blocks", "attachments")
                .anyMatch(field -> !body.node().path(field).isEmpty()
                        || !body.node().path(field).asText("").isBlank());
        if (!says && !body.node().path("delete_original").asBoolean()) {
            body.refuse("no_text: a message needs text, blocks or attachments");
        }
    }

    private static void markdownAlone(Check body) {
        if (body.has("markdown_text") && (body.has("text") || body.has("blocks"))) {
            body.refuse("markdown_text_conflict: markdown_text goes with neither text nor blocks");
        }
    }

    private static void attachment(Check attachment) {
        if (!attachment.node().isObject()) {
            attachment.refuse("Must be an object: an attachment");
        } else if (attachment.has("blocks")) {
            blocks().check(attachment.at("blocks"));
        } else if (!attachment.has("fallback") && !attachment.has("text")) {
            attachment.refuse("An attachment needs blocks, a text or a fallback");
        }
    }

    private static Rule metadata() {
        return Shape.of("metadata")
                .needs("event_type", text(1, 255))
                .needs("event_payload", Rule.is("an object", JsonNode::isObject))
                .may("entities", Rule.is("a list", JsonNode::isArray));
    }

    static Rule blocks() {
        return BlockRules.inMessage().and(MessageRules::sums);
    }

    private static void sums(Check blocks) {
        if (kind(blocks, "table").count() > 1) {
            blocks.refuse("only_one_table_allowed: a message has one table at most");
        }
        atMost(ALL_TABLE_TEXT, "table cells", blocks, kind(blocks, "table"));
        atMost(LONGEST_MARKDOWN, "markdown blocks", blocks, kind(blocks, "markdown"));
        atMost(ALL_BLOCK_TEXT, "blocks (msg_blocks_too_long)", blocks, blocks.items());
    }

    private static Stream<Check> kind(Check blocks, String type) {
        return blocks.items()
                .filter(block -> block.node().path("type").asText("").equals(type));
    }

    private static void atMost(int most, String what, Check blocks, Stream<Check> some) {
        int length = some.flatMap(Check::everything)
                .mapToInt(value -> Rule.length(value.node().path("text")))
                .sum();
        if (length > most) {
            blocks.refuse("The %s have %d characters together, %d at most".formatted(what, length, most));
        }
    }
}
