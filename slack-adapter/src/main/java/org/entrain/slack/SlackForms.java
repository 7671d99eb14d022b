package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.view.ViewState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws windows and the home page: Slack's views. */
final class SlackForms {
    private static final Logger LOG = LoggerFactory.getLogger(SlackForms.class);

    /** Where the id of an input's element stands; the field's own id is the block's. */
    static final String ELEMENT = "value";

    private static final int TITLE_LIMIT = 24;
    private static final int LABEL_LIMIT = 2_000;
    private static final int TEXT_LIMIT = 3_000;
    private static final int PLACEHOLDER_LIMIT = 150;

    private SlackForms() {}

    /** A window that asks; sent, it comes back with what it means and with where the person was. */
    static ObjectNode form(Form form, Place place) {
        WindowMemory memory = WindowMemory.of(form.onSubmit(), place);
        var values = new LongValues(memory.room());
        List<ObjectNode> fields = fitting(form.fields().stream()
                .map(field -> field(form, field, values, place.workspace()))
                .toList());
        ArrayNode intro = Room.VIEW.beside(fields).fit(SlackBlocks.draw(form.intro(), place.workspace()));
        ObjectNode view = window(form.title(), form.cancel(), memory.with(values.values()));
        view.set("submit", SlackBlocks.plain(form.submit(), TITLE_LIMIT));
        view.set("blocks", intro.addAll(fields));
        return view;
    }

    /** A question is never left out for the sake of an introduction; it is where there are too many of them. */
    private static List<ObjectNode> fitting(List<ObjectNode> fields) {
        var shown = new ArrayList<ObjectNode>();
        for (ObjectNode field : fields) {
            shown.add(field);
            if (!Room.VIEW.isEnoughFor(shown)) {
                shown.removeLast();
                LOG.error("A form asks {} of {} questions: Slack takes no more", shown.size(), fields.size());
                return shown;
            }
        }
        return shown;
    }

    /** A window that shows a message, with nothing but a button to close it. */
    static ObjectNode shown(Message message, String close, Place place) {
        ObjectNode view = window("Entrain", close, WindowMemory.of(place));
        view.set("blocks", SlackBlocks.viewBlocks(message, place.workspace()));
        return view;
    }

    /** The home page. */
    static ObjectNode home(Message page, Place place) {
        ObjectNode view = Json.object().put("type", "home");
        view.set("blocks", SlackBlocks.viewBlocks(page, place.workspace()));
        return view;
    }

    /** What was entered, by field id; a field left empty is absent. */
    static Map<String, List<String>> entered(Map<String, Map<String, ViewState.Value>> state, WindowMemory memory) {
        return state.entrySet().stream()
                .map(block -> Map.entry(
                        block.getKey(),
                        block.getValue().values().stream()
                                .flatMap(value -> values(value, memory))
                                .toList()))
                .filter(field -> !field.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<String> values(ViewState.Value value, WindowMemory memory) {
        if (value.getSelectedOption() != null) {
            return Stream.of(LongValues.read(value.getSelectedOption().getValue(), memory.values()));
        }
        if (value.getSelectedOptions() != null) {
            return value.getSelectedOptions().stream()
                    .map(option -> LongValues.read(option.getValue(), memory.values()));
        }
        return Stream.concat(people(value), Stream.of(value.getSelectedDate(), value.getValue()))
                .filter(text -> text != null && !text.isEmpty());
    }

    /** The ids of those whom the fields for people name, each once. */
    static List<String> people(Map<String, Map<String, ViewState.Value>> state) {
        return state.values().stream()
                .flatMap(block -> block.values().stream())
                .flatMap(SlackForms::people)
                .distinct()
                .toList();
    }

    private static Stream<String> people(ViewState.Value value) {
        return value.getSelectedUsers() != null
                ? value.getSelectedUsers().stream()
                : Stream.ofNullable(value.getSelectedUser());
    }

    private static ObjectNode window(String title, String close, WindowMemory memory) {
        ObjectNode view = Json.object().put("type", "modal").put("callback_id", "entrain");
        view.put("private_metadata", memory.encoded());
        view.set("title", SlackBlocks.plain(title, TITLE_LIMIT));
        view.set("close", SlackBlocks.plain(close, TITLE_LIMIT));
        return view;
    }

    private static ObjectNode field(Form form, Form.Field field, LongValues values, Workspace workspace) {
        return switch (field) {
            case Form.TextField text -> input(text, text(text));
            case Form.ChoiceField choice -> {
                List<Option> options = values.carried(choice.options());
                // Slack has no list of nothing; what is asked can still be read.
                yield options.isEmpty()
                        ? SlackBlocks.section(SlackBlocks.plain(choice.label(), LABEL_LIMIT))
                        : input(choice, choice(form, choice, options, chosen(choice, options, values)));
            }
            case Form.PersonField person -> input(person, person(person, workspace));
            case Form.DateField date -> input(date, date(date));
        };
    }

    private static ObjectNode input(Form.Field field, ObjectNode element) {
        ObjectNode input = Json.object().put("type", "input").put("block_id", field.id());
        input.set("label", SlackBlocks.plain(field.label(), LABEL_LIMIT));
        if (!field.hint().isBlank()) {
            input.set("hint", SlackBlocks.plain(field.hint(), LABEL_LIMIT));
        }
        input.put("optional", field.optional());
        input.set("element", element);
        return input;
    }

    private static ObjectNode text(Form.TextField field) {
        int limit = Math.clamp(field.maxLength(), 1, TEXT_LIMIT);
        ObjectNode element = Json.object()
                .put("type", "plain_text_input")
                .put("action_id", ELEMENT)
                .put("multiline", field.multiline())
                .put("max_length", limit);
        if (!field.initial().isBlank()) {
            element.put("initial_value", SlackText.shortened(field.initial(), limit));
        }
        return element;
    }

    private static ObjectNode choice(Form form, Form.ChoiceField field, List<Option> options, Set<String> chosen) {
        if (form.folds(field)) {
            String type = field.many() ? "multi_static_select" : "static_select";
            return SlackOptions.select(type, ELEMENT, field.label(), options, chosen);
        }
        ObjectNode element = Json.object()
                .put("type", field.many() ? "checkboxes" : "radio_buttons")
                .put("action_id", ELEMENT);
        ArrayNode drawn = SlackOptions.options(options);
        element.set("options", drawn);
        SlackOptions.choose(element, drawn, chosen, field.many());
        return element;
    }

    /** What is chosen at first, as Slack carries it. */
    private static Set<String> chosen(Form.ChoiceField field, List<Option> carried, LongValues values) {
        Set<String> chosen = field.chosen().stream().map(Option::value).collect(Collectors.toUnmodifiableSet());
        return carried.stream()
                .map(Option::value)
                .filter(value -> chosen.contains(LongValues.read(value, values.values())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ObjectNode person(Form.PersonField field, Workspace workspace) {
        ObjectNode element = Json.object()
                .put("type", field.many() ? "multi_users_select" : "users_select")
                .put("action_id", ELEMENT);
        element.set("placeholder", SlackBlocks.plain(field.label(), PLACEHOLDER_LIMIT));
        List<String> chosen =
                field.chosen(workspace).stream().limit(SlackOptions.INITIAL).toList();
        if (field.many() && !chosen.isEmpty()) {
            chosen.forEach(element.putArray("initial_users")::add);
        } else if (!chosen.isEmpty()) {
            element.put("initial_user", chosen.getFirst());
        }
        return element;
    }

    private static ObjectNode date(Form.DateField field) {
        ObjectNode element = Json.object().put("type", "datepicker").put("action_id", ELEMENT);
        field.initial().ifPresent(day -> element.put("initial_date", day.toString()));
        return element;
    }
}
