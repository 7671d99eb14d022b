package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;

/**
 * Actions as they travel in a card's buttons: the verb, and data whose {@code args} are the arguments. Inputs of the card
 * arrive beside them, under names that start with {@value #CHOICE} or {@value TeamsForms#FIELD}.
 */
final class TeamsActions {
    static final String CHOICE = "choice_";

    private static final String VERB = "verb";
    private static final String ARGUMENTS = "args";
    private static final String CHOSEN = "chosen";
    private static final String FORM = "form";
    private static final String CANCEL = "cancel";

    /** The data of a button that means {@code action}. */
    static ObjectNode data(Action action) {
        ObjectNode data = TeamsJson.object().put(VERB, action.name());
        action.arguments().forEach(data.putArray(ARGUMENTS)::add);
        return data;
    }

    /** Makes {@code data} take one more argument from the input named {@code input}. */
    static ObjectNode withChosen(ObjectNode data, String input) {
        return data.put(CHOSEN, input);
    }

    /** The data of a button that opens {@code form} without asking the core. */
    static ObjectNode opening(Form form) {
        return TeamsJson.object().put(FORM, PackedForm.pack(form));
    }

    /** The data of a form's button that closes it. */
    static ObjectNode cancelling() {
        return TeamsJson.object().put(CANCEL, true);
    }

    static boolean isCancelled(JsonNode data) {
        return data.path(CANCEL).asBoolean();
    }

    static boolean hasForm(JsonNode data) {
        return data.has(FORM);
    }

    /** The form that travels in {@code data}; throws {@link IllegalArgumentException} where there is none. */
    static Form form(JsonNode data) {
        return PackedForm.unpack(data.path(FORM).asText());
    }

    /** The action of a button that names it in its data; throws {@link IllegalArgumentException} where it does not. */
    static Action action(JsonNode data) {
        return action(data.path(VERB).asText(), data);
    }

    /** The action of a button with {@code verb}; throws {@link IllegalArgumentException} where it is none. */
    static Action action(String verb, JsonNode data) {
        List<String> arguments = new ArrayList<>();
        data.path(ARGUMENTS).forEach(argument -> arguments.add(argument.asText()));
        if (data.has(CHOSEN)) {
            arguments.add(
                    TeamsForms.decoded(data.path(data.path(CHOSEN).asText()).asText()));
        }
        return new Action(verb, arguments);
    }

    private TeamsActions() {}
}
