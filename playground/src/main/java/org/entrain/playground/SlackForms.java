package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.entrain.core.text.Texts;

/**
 * What Slack itself knows of the fields of a view: what each holds until it is touched, and which must be filled in
 * (<a href="https://docs.slack.dev/reference/views/">Views</a>, {@code view.state.values}).
 */
final class SlackForms {
    /**
     * Where an element keeps what it holds.
     *
     * @param value the member of {@code view.state.values} that has it
     * @param initial the member of the element that it begins with
     * @param several whether it is a list
     */
    private record Holder(String value, String initial, boolean several) {
        static Holder one(String value, String initial) {
            return new Holder(value, initial, false);
        }

        static Holder several(String value, String initial) {
            return new Holder(value, initial, true);
        }
    }

    private static final Holder TYPED = Holder.one("value", "initial_value");

    private static final Map<String, Holder> HOLDERS = Map.ofEntries(
            Map.entry("plain_text_input", TYPED),
            Map.entry("email_text_input", TYPED),
            Map.entry("url_text_input", TYPED),
            Map.entry("number_input", TYPED),
            Map.entry("static_select", Holder.one("selected_option", "initial_option")),
            Map.entry("radio_buttons", Holder.one("selected_option", "initial_option")),
            Map.entry("checkboxes", Holder.several("selected_options", "initial_options")),
            Map.entry("multi_static_select", Holder.several("selected_options", "initial_options")),
            Map.entry("users_select", Holder.one("selected_user", "initial_user")),
            Map.entry("multi_users_select", Holder.several("selected_users", "initial_users")),
            Map.entry("channels_select", Holder.one("selected_channel", "initial_channel")),
            Map.entry("multi_channels_select", Holder.several("selected_channels", "initial_channels")),
            Map.entry("conversations_select", Holder.one("selected_conversation", "initial_conversation")),
            Map.entry("multi_conversations_select", Holder.several("selected_conversations", "initial_conversations")),
            Map.entry("datepicker", Holder.one("selected_date", "initial_date")),
            Map.entry("timepicker", Holder.one("selected_time", "initial_time")));

    private SlackForms() {}

    /** The state of all fields: what was entered, and for every field that was not touched what it began with. */
    static ObjectNode complete(JsonNode view, JsonNode values) {
        ObjectNode state = values.isObject() ? values.deepCopy() : Json.object();
        for (JsonNode block : view.path("blocks")) {
            String blockId = Json.text(block, "block_id");
            elements(block)
                    .filter(element -> HOLDERS.containsKey(Json.text(element, "type")))
                    .filter(element -> !state.path(blockId).has(Json.text(element, "action_id")))
                    .forEach(element ->
                            state.withObjectProperty(blockId).set(Json.text(element, "action_id"), untouched(element)));
        }
        return state;
    }

    private static Stream<JsonNode> elements(JsonNode block) {
        return Stream.concat(
                Stream.of(block.path("element"), block.path("accessory")),
                block.path("elements").valueStream());
    }

    private static ObjectNode untouched(JsonNode element) {
        String type = Json.text(element, "type");
        Holder holder = HOLDERS.getOrDefault(type, TYPED);
        ObjectNode state = Json.object().put("type", type);
        JsonNode empty = holder.several() ? Json.array() : state.nullNode();
        return state.set(holder.value(), Json.member(element, holder.initial()).orElse(empty));
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
