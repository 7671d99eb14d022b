package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.view.ViewState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;

/** Draws windows and the home page: Slack's views. */
final class SlackForms {
    /** Where the id of an input's element stands; the field's own id is the block's. */
    static final String ELEMENT = "value";

    private static final int TITLE_LIMIT = 24;
    private static final int LABEL_LIMIT = 2_000;
    private static final int VISIBLE_OPTIONS = 10;

    private SlackForms() {}

    /** A window that asks; sent, it comes back with what it means and with where the person was. */
    static ObjectNode form(Form form, Place place) {
        ObjectNode view = window(form.title(), form.cancel(), WindowMemory.of(form.onSubmit(), place));
        view.set("submit", SlackBlocks.plain(form.submit(), TITLE_LIMIT));
        ArrayNode blocks = SlackBlocks.viewBlocks(form.intro(), place.workspace());
        form.fields().forEach(field -> blocks.add(field(field)));
        view.set("blocks", blocks);
        return view;
    }

    /** A window that shows a message, with nothing but a button to close it. */
    static ObjectNode shown(Message message, String close, Place place) {
        ObjectNode view = window("Entrain", close, WindowMemory.of(place));
        view.set("blocks", SlackBlocks.viewBlocks(message.blocks(), place.workspace()));
        return view;
    }

    /** The home page. */
    static ObjectNode home(Message page, Place place) {
        ObjectNode view = Json.object().put("type", "home");
        view.set("blocks", SlackBlocks.viewBlocks(page.blocks(), place.workspace()));
        return view;
    }

    /** What was entered, by field id; a field left empty is absent. */
    static Map<String, List<String>> entered(Map<String, Map<String, ViewState.Value>> state) {
        return state.entrySet().stream()
                .map(block -> Map.entry(
                        block.getKey(),
                        block.getValue().values().stream()
                                .flatMap(SlackForms::values)
                                .toList()))
                .filter(field -> !field.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<String> values(ViewState.Value value) {
        if (value.getSelectedOption() != null) {
            return Stream.of(value.getSelectedOption().getValue());
        }
        if (value.getSelectedOptions() != null) {
            return value.getSelectedOptions().stream().map(option -> option.getValue());
        }
        return Stream.ofNullable(value.getValue()).filter(text -> !text.isEmpty());
    }

    private static ObjectNode window(String title, String close, WindowMemory memory) {
        ObjectNode view = Json.object().put("type", "modal").put("callback_id", "entrain");
        view.put("private_metadata", memory.encoded());
        view.set("title", SlackBlocks.plain(title, TITLE_LIMIT));
        view.set("close", SlackBlocks.plain(close, TITLE_LIMIT));
        return view;
    }

    private static ObjectNode field(Form.Field field) {
        ObjectNode input = Json.object().put("type", "input").put("block_id", field.id());
        input.set("label", SlackBlocks.plain(field.label(), LABEL_LIMIT));
        if (!field.hint().isBlank()) {
            input.set("hint", SlackBlocks.plain(field.hint(), LABEL_LIMIT));
        }
        input.put("optional", field.optional());
        input.set(
                "element",
                switch (field) {
                    case Form.TextField text -> text(text);
                    case Form.ChoiceField choice -> choice(choice);
                });
        return input;
    }

    private static ObjectNode text(Form.TextField field) {
        ObjectNode element = Json.object()
                .put("type", "plain_text_input")
                .put("action_id", ELEMENT)
                .put("multiline", field.multiline())
                .put("max_length", Math.clamp(field.maxLength(), 1, 3_000));
        if (!field.initial().isEmpty()) {
            element.put("initial_value", SlackText.shortened(field.initial(), field.maxLength()));
        }
        return element;
    }

    private static ObjectNode choice(Form.ChoiceField field) {
        if (field.options().size() > VISIBLE_OPTIONS) {
            String type = field.many() ? "multi_static_select" : "static_select";
            return SlackOptions.select(type, ELEMENT, field.label(), field.options());
        }
        ObjectNode element = Json.object()
                .put("type", field.many() ? "checkboxes" : "radio_buttons")
                .put("action_id", ELEMENT);
        element.set("options", SlackOptions.options(field.options()));
        return element;
    }
}
