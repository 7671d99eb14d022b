package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Workspace;
import org.entrain.core.text.Texts;

/**
 * Forms as the cards of dialogs ("Dialogs", Microsoft Teams documentation). The form itself travels with the dialog: it
 * can be drawn again, with what was entered and what to mend, by whichever node hears of it.
 */
final class TeamsForms {
    static final String FIELD = "field_";

    /** The form, empty but for its initial values. */
    static ObjectNode card(Form form, String tenant, Texts texts) {
        return card(form, tenant, texts, Map.of(), Map.of());
    }

    /** The form with what was {@code entered} and the {@code errors} to mend, both by field id. */
    static ObjectNode card(
            Form form, String tenant, Texts texts, Map<String, List<String>> entered, Map<String, String> errors) {
        ObjectNode card = TeamsCards.empty();
        ArrayNode body = TeamsCards.body(form.intro(), tenant);
        boolean untouched = entered.isEmpty() && errors.isEmpty();
        for (Form.Field field : form.fields()) {
            if (errors.containsKey(field.id())) {
                body.add(text(errors.get(field.id())).put("color", "Attention").put("weight", "Bolder"));
            }
            String value = untouched
                    ? initial(field, new Workspace(TeamsPlatform.PLATFORM, tenant))
                    : kept(field, entered.getOrDefault(field.id(), List.of()));
            body.add(input(form, field, value, texts));
            addHint(body, field);
        }
        card.set("body", body);
        ObjectNode data = TeamsActions.opening(form);
        ArrayNode actions = card.putArray("actions");
        actions.add(TeamsButtons.submit(form.submit(), data).put("style", "positive"));
        actions.add(
                TeamsButtons.submit(form.cancel(), TeamsActions.cancelling()).put("associatedInputs", "none"));
        return card;
    }

    /** What was entered in the fields of a form, by field id. */
    static Map<String, List<String>> values(Form form, JsonNode data) {
        var values = new HashMap<String, List<String>>();
        for (Form.Field field : form.fields()) {
            String entered = data.path(FIELD + field.id()).asText("");
            if (!entered.isBlank()) {
                values.put(field.id(), split(field, entered));
            }
        }
        return values;
    }

    /** The ids of those whom the fields for people of a form name, each once. */
    static List<String> people(Form form, Map<String, List<String>> values) {
        return form.fields().stream()
                .filter(Form.PersonField.class::isInstance)
                .flatMap(field -> values.getOrDefault(field.id(), List.of()).stream())
                .distinct()
                .toList();
    }

    /** A list of options. */
    static ObjectNode choices(String id, String label, List<Option> options) {
        ObjectNode input =
                TeamsJson.object().put("type", "Input.ChoiceSet").put("id", id).put("label", label);
        ArrayNode choices = input.putArray("choices");
        options.forEach(
                option -> choices.addObject().put("title", option.label()).put("value", encoded(option.value())));
        return input;
    }

    private static List<String> split(Form.Field field, String entered) {
        return switch (field) {
            case Form.TextField _, Form.DateField _ -> List.of(entered);
            case Form.ChoiceField _ ->
                Arrays.stream(entered.split(",")).map(TeamsForms::decoded).toList();
            case Form.PersonField _ ->
                Arrays.stream(entered.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList();
        };
    }

    private static ObjectNode input(Form form, Form.Field field, String value, Texts texts) {
        ObjectNode input = switch (field) {
            case Form.TextField text ->
                TeamsJson.object()
                        .put("type", "Input.Text")
                        .put("id", FIELD + text.id())
                        .put("label", text.label())
                        .put("isMultiline", text.multiline())
                        .put("maxLength", text.maxLength());
            case Form.ChoiceField choice ->
                choices(FIELD + choice.id(), choice.label(), choice.options())
                        .put("style", form.folds(choice) ? "compact" : "expanded")
                        .put("isMultiSelect", choice.many())
                        .put("wrap", true);
            case Form.PersonField person -> people(person);
            case Form.DateField date ->
                TeamsJson.object()
                        .put("type", "Input.Date")
                        .put("id", FIELD + date.id())
                        .put("label", date.label());
        };
        if (!value.isEmpty()) {
            input.put("value", value);
        }
        if (!field.optional()) {
            input.put("isRequired", true).put("errorMessage", texts.say("required"));
        }
        return input;
    }

    /** The People Picker, which looks in the whole organisation: "People Picker in Adaptive Cards" in Teams' documentation. */
    private static ObjectNode people(Form.PersonField field) {
        ObjectNode input = choices(FIELD + field.id(), field.label(), List.of()).put("isMultiSelect", field.many());
        input.putObject("choices.data").put("type", "Data.Query").put("dataset", "graph.microsoft.com/users");
        return input;
    }

    private static void addHint(ArrayNode body, Form.Field field) {
        if (!field.hint().isEmpty()) {
            body.add(text(field.hint())
                    .put("size", "Small")
                    .put("isSubtle", true)
                    .put("spacing", "Small"));
        }
    }

    private static ObjectNode text(String plain) {
        return TeamsJson.object()
                .put("type", "TextBlock")
                .put("text", TeamsMarkdown.escaped(plain))
                .put("wrap", true);
    }

    private static String initial(Form.Field field, Workspace workspace) {
        return switch (field) {
            case Form.TextField text -> text.initial();
            case Form.ChoiceField choice ->
                kept(choice, choice.chosen().stream().map(Option::value).toList());
            case Form.PersonField person -> kept(person, person.chosen(workspace));
            case Form.DateField date -> date.initial().map(LocalDate::toString).orElse("");
        };
    }

    private static String kept(Form.Field field, List<String> values) {
        return switch (field) {
            case Form.TextField _, Form.DateField _ -> String.join("", values);
            case Form.PersonField _ -> String.join(",", values);
            case Form.ChoiceField _ -> values.stream().map(TeamsForms::encoded).collect(Collectors.joining(","));
        };
    }

    /** Teams joins several values with commas. */
    static String encoded(String value) {
        return value.replace("%", "%25").replace(",", "%2C");
    }

    static String decoded(String value) {
        return value.replace("%2C", ",").replace("%25", "%");
    }

    private TeamsForms() {}
}
