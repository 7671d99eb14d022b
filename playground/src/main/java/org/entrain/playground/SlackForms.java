package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.entrain.core.text.Texts;

/** What Slack itself knows of the fields of a modal. */
final class SlackForms {
    private SlackForms() {}

    /** The state of all fields: what was entered, and an empty value for every field that was not touched. */
    static ObjectNode complete(JsonNode view, JsonNode values) {
        ObjectNode state = values.isObject() ? values.deepCopy() : Json.object();
        for (JsonNode block : view.path("blocks")) {
            JsonNode element = block.path("element");
            String blockId = Json.text(block, "block_id");
            String actionId = Json.text(element, "action_id");
            if (Json.text(block, "type").equals("input") && !state.path(blockId).has(actionId)) {
                state.withObjectProperty(blockId).set(actionId, untouched(element));
            }
        }
        return state;
    }

    private static ObjectNode untouched(JsonNode element) {
        String type = Json.text(element, "type");
        ObjectNode value = Json.object().put("type", type);
        return switch (type) {
            case "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input" ->
                value.putNull("value");
            case "checkboxes", "multi_static_select" -> {
                value.putArray("selected_options");
                yield value;
            }
            case "multi_users_select" -> {
                value.putArray("selected_users");
                yield value;
            }
            case "multi_channels_select" -> {
                value.putArray("selected_channels");
                yield value;
            }
            case "multi_conversations_select" -> {
                value.putArray("selected_conversations");
                yield value;
            }
            case "users_select" -> value.putNull("selected_user");
            case "channels_select" -> value.putNull("selected_channel");
            case "conversations_select" -> value.putNull("selected_conversation");
            case "datepicker" -> value.putNull("selected_date");
            case "timepicker" -> value.putNull("selected_time");
            case "datetimepicker" -> value.putNull("selected_date_time");
            default -> value.putNull("selected_option");
        };
    }

    /** The required fields that were left empty, with what Slack says under each. */
    static Map<String, String> missing(JsonNode view, JsonNode values, Texts texts) {
        var missing = new HashMap<String, String>();
        for (JsonNode block : view.path("blocks")) {
            boolean required = Json.text(block, "type").equals("input")
                    && !block.path("optional").asBoolean();
            String blockId = Json.text(block, "block_id");
            if (required && isEmpty(values.path(blockId).path(Json.text(block.path("element"), "action_id")))) {
                missing.put(blockId, texts.say("slack.required"));
            }
        }
        return missing;
    }

    private static boolean isEmpty(JsonNode field) {
        for (var property : field.properties()) {
            JsonNode value = property.getValue();
            if (!property.getKey().equals("type")) {
                return value.isNull()
                        || (value.isContainerNode() && value.isEmpty())
                        || (value.isTextual() && value.asText().isBlank());
            }
        }
        return true;
    }
}
