package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entrain.core.chat.Option;

/** The options of Slack's selects, radio buttons and checkboxes. */
final class SlackOptions {
    private static final int LABEL_LIMIT = 75;
    private static final int VALUE_LIMIT = 150;
    private static final int GROUP = 100;

    private SlackOptions() {}

    /** A select that folds out; more than a hundred options go into groups of a hundred. */
    static ObjectNode select(String type, String actionId, String placeholder, List<Option> options) {
        var select = Json.object().put("type", type).put("action_id", actionId);
        select.set("placeholder", SlackBlocks.plain(placeholder, 150));
        if (options.size() <= GROUP) {
            select.set("options", options(options));
            return select;
        }
        ArrayNode groups = select.putArray("option_groups");
        for (int from = 0; from < options.size(); from += GROUP) {
            var part = options.subList(from, Math.min(options.size(), from + GROUP));
            var group = groups.addObject();
            group.set("label", SlackBlocks.plain((from + 1) + "–" + (from + part.size()), LABEL_LIMIT));
            group.set("options", options(part));
        }
        return select;
    }

    /** Throws {@link IllegalArgumentException} where a value is longer than Slack carries. */
    static ArrayNode options(List<Option> options) {
        ArrayNode array = Json.array();
        for (Option option : options) {
            if (option.value().length() > VALUE_LIMIT) {
                throw new IllegalArgumentException("An option's value is too long for Slack: " + option.label());
            }
            var node = array.addObject();
            node.set("text", SlackBlocks.plain(option.label(), LABEL_LIMIT));
            node.put("value", option.value());
        }
        return array;
    }
}
