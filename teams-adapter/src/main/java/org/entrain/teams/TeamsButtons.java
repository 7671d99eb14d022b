package org.entrain.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.teams.TeamsCards.Surface;

/**
 * Buttons as the actions of a card ("Universal Actions for Adaptive Cards" and "Dialogs", Microsoft Teams documentation).
 *
 * @param surface where the card is shown
 */
record TeamsButtons(Surface surface) {
    /** A button as it looks. */
    ObjectNode button(Button button) {
        ObjectNode drawn = pressable(button);
        return switch (button.look()) {
            case PLAIN -> drawn;
            case PRIMARY -> drawn.put("style", "positive");
            case DANGER -> drawn.put("style", "destructive");
        };
    }

    private ObjectNode pressable(Button button) {
        ObjectNode data = TeamsActions.data(button.action());
        return surface == Surface.MESSAGE && button.opensForm()
                ? fetch(button.label(), data)
                : pressed(button.label(), button.action(), data);
    }

    /** A button that opens a page; nobody hears of it. */
    static ObjectNode link(Block.Link link) {
        return TeamsJson.object()
                .put("type", "Action.OpenUrl")
                .put("title", link.label())
                .put("url", link.url().toString());
    }

    /** The button that sends what was chosen in the list named {@code input}. */
    ObjectNode choose(Block.Choice choice, String input) {
        ObjectNode data = TeamsActions.withChosen(TeamsActions.data(choice.action()), input);
        return pressed("OK", choice.action(), data).put("tooltip", choice.label());
    }

    /** Executed in a message where the client can, else submitted with the same data. */
    private ObjectNode pressed(String label, Action action, ObjectNode data) {
        ObjectNode submit = submit(label, data);
        return surface == Surface.DIALOG
                ? submit
                : execute(action, data).put("title", label).set("fallback", submit);
    }

    /** What Teams asks a reader's own view of a card with. */
    static ObjectNode refresh(Action view) {
        return execute(view, TeamsActions.data(view));
    }

    private static ObjectNode execute(Action action, ObjectNode data) {
        return TeamsJson.object()
                .put("type", "Action.Execute")
                .put("verb", action.name())
                .set("data", data);
    }

    /** A button that opens a dialog: Teams asks for it, as {@code task/fetch}. */
    static ObjectNode fetch(String label, ObjectNode data) {
        data.putObject("msteams").put("type", "task/fetch");
        return submit(label, data);
    }

    /** A button that sends {@code data} together with the inputs of its card. */
    static ObjectNode submit(String label, ObjectNode data) {
        return TeamsJson.object()
                .put("type", "Action.Submit")
                .put("title", label)
                .set("data", data);
    }
}
