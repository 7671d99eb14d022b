package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.entrain.core.chat.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The options of Slack's selects, radio buttons and checkboxes: "Option object" in Slack's documentation. */
final class SlackOptions {
    private static final Logger LOG = LoggerFactory.getLogger(SlackOptions.class);

    private static final int LABEL_LIMIT = 75;
    private static final int VALUE_LIMIT = 150;
    private static final int PLACEHOLDER_LIMIT = 150;
    private static final int GROUP = 100;
    private static final int GROUPS = 100;
    /** How many may be chosen at first. */
    static final int INITIAL = 100;

    /** All labels of a menu in a message, of whose characters there are not many: {@link Room#MESSAGE}. */
    private static final int MENU_CHARACTERS = 5_000;

    private static final int SHORTEST_LABEL = 8;
    /** Of a select in a form, so that several fit into a view: {@link Room#VIEW}. */
    private static final int SELECT_BYTES = 60_000;

    private SlackOptions() {}

    /** Whether Slack carries a value as it is; a number sign is kept for {@link LongValues}. */
    static boolean carries(String value) {
        return !value.isEmpty() && value.length() <= VALUE_LIMIT && !value.startsWith(LongValues.SIGN);
    }

    /** A select in a message: the more options, the shorter their labels. */
    static ObjectNode menu(String actionId, String placeholder, List<Option> options) {
        List<Option> shown = most(options, MENU_CHARACTERS / SHORTEST_LABEL);
        int label = Math.min(LABEL_LIMIT, MENU_CHARACTERS / shown.size());
        return select("static_select", actionId, placeholder, options(shown, label));
    }

    /** A select in a form, with the values that are chosen at first. */
    static ObjectNode select(
            String type, String actionId, String placeholder, List<Option> options, Set<String> chosen) {
        ArrayNode drawn = options(most(options, GROUP * GROUPS), LABEL_LIMIT);
        int bytes = 0;
        int fitting = 0;
        while (fitting < drawn.size() && bytes < SELECT_BYTES) {
            bytes += drawn.get(fitting).toString().getBytes(StandardCharsets.UTF_8).length;
            fitting++;
        }
        if (fitting < drawn.size()) {
            LOG.error("A form shows {} of {} options: Slack takes no more", fitting, options.size());
        }
        ArrayNode shown = part(drawn, 0, fitting);
        ObjectNode select = select(type, actionId, placeholder, shown);
        choose(select, shown, chosen, type.startsWith("multi_"));
        return select;
    }

    /** Has {@code element} begin with the options of these values: Slack wants them whole, as they are drawn. */
    static void choose(ObjectNode element, ArrayNode options, Set<String> values, boolean many) {
        List<JsonNode> chosen = options.valueStream()
                .filter(option -> values.contains(option.path("value").asText()))
                .limit(INITIAL)
                .toList();
        if (many && !chosen.isEmpty()) {
            element.putArray("initial_options").addAll(chosen);
        } else if (!chosen.isEmpty()) {
            element.set("initial_option", chosen.getFirst());
        }
    }

    /** The options of radio buttons or checkboxes. */
    static ArrayNode options(List<Option> options) {
        return options(options, LABEL_LIMIT);
    }

    private static ArrayNode options(List<Option> options, int label) {
        ArrayNode array = Json.array();
        for (Option option : options) {
            var node = array.addObject();
            node.set("text", SlackBlocks.plain(option.label(), label));
            node.put("value", option.value());
        }
        return array;
    }

    /** More than a hundred options go into groups of a hundred. */
    private static ObjectNode select(String type, String actionId, String placeholder, ArrayNode options) {
        var select = Json.object().put("type", type).put("action_id", actionId);
        select.set("placeholder", SlackBlocks.plain(placeholder, PLACEHOLDER_LIMIT));
        if (options.size() <= GROUP) {
            select.set("options", options);
            return select;
        }
        ArrayNode groups = select.putArray("option_groups");
        for (int from = 0; from < options.size(); from += GROUP) {
            ArrayNode part = part(options, from, Math.min(options.size(), from + GROUP));
            var group = groups.addObject();
            group.set("label", SlackBlocks.plain((from + 1) + "–" + (from + part.size()), LABEL_LIMIT));
            group.set("options", part);
        }
        return select;
    }

    private static ArrayNode part(ArrayNode options, int from, int to) {
        ArrayNode part = Json.array();
        for (int i = from; i < to; i++) {
            part.add(options.get(i));
        }
        return part;
    }

    private static List<Option> most(List<Option> options, int limit) {
        if (options.size() <= limit) {
            return options;
        }
        LOG.error("A menu shows {} of {} options: Slack takes no more", limit, options.size());
        return options.subList(0, limit);
    }
}
