package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.builder.InvokeResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.teams.TeamsCards.Surface;

/**
 * Replies as the answers that Teams expects to an invoke, within five seconds: "Universal Actions for Adaptive Cards"
 * and "Dialogs" in its documentation. What others see as well is said in the background.
 */
final class TeamsInvokes {
    private static final String TEXT = "application/vnd.microsoft.activity.message";
    private static final String ERROR = "application/vnd.microsoft.error";

    private final TeamsReplies replies;
    private final Executor background;

    TeamsInvokes(TeamsReplies replies, Executor background) {
        this.replies = replies;
        this.background = background;
    }

    /** The answer to a button of a message, {@code adaptiveCard/action}. */
    InvokeResponse toAction(TeamsTurn turn, Reply reply) {
        return switch (reply) {
            case Reply.Nothing nothing -> text("");
            case Reply.Private personal -> card(turn, personal.message());
            case Reply.Public shared -> {
                sayLater(turn, shared);
                yield text("");
            }
            case Reply.Replace replacement -> {
                sayLater(turn, replacement);
                yield card(turn, replacement.message());
            }
            case Reply.Open open -> card(TeamsReplies.opener(turn, open.form()));
            case Reply.Invalid invalid ->
                text(TeamsReplies.errors(invalid.errors()).plain());
            case Reply.Home home -> card(turn, home.page());
            case Reply.TryLater later -> text(later.message().plain());
        };
    }

    /** The answer to a button that opens a dialog, {@code task/fetch}. */
    InvokeResponse toFetch(TeamsTurn turn, Reply reply) {
        return toDialog(turn, reply, dialogText(turn.texts().say("done")));
    }

    /**
     * The answer to what was sent from a dialog, {@code task/submit}.
     *
     * @param data what was sent, with the form where there is one
     */
    InvokeResponse toSubmit(TeamsTurn turn, Reply reply, JsonNode data) {
        return reply instanceof Reply.Invalid invalid && TeamsActions.hasForm(data)
                ? again(turn, data, invalid.errors())
                : toDialog(turn, reply, closed());
    }

    private InvokeResponse toDialog(TeamsTurn turn, Reply reply, InvokeResponse end) {
        return switch (reply) {
            case Reply.Nothing nothing -> end;
            case Reply.Private personal -> dialog(turn, personal.message());
            case Reply.Public shared -> {
                sayLater(turn, shared);
                yield end;
            }
            case Reply.Replace replacement -> {
                sayLater(turn, replacement);
                yield end;
            }
            case Reply.Open open -> dialog(turn, open.form());
            case Reply.Invalid invalid -> dialog(turn, TeamsReplies.errors(invalid.errors()));
            case Reply.Home home -> dialog(turn, home.page());
            case Reply.TryLater later -> dialogText(later.message().plain());
        };
    }

    /** A dialog with {@code form}. */
    InvokeResponse dialog(TeamsTurn turn, Form form) {
        return dialog(form.title(), TeamsForms.card(form, turn.tenant(), turn.texts()));
    }

    /** The dialog is over. */
    static InvokeResponse closed() {
        return new InvokeResponse(200, null);
    }

    /** The action's own error; nothing of what went wrong is told. */
    static InvokeResponse failed(int status, String message) {
        ObjectNode answer = TeamsJson.object().put("statusCode", status).put("type", ERROR);
        answer.putObject("value").put("code", Integer.toString(status)).put("message", message);
        return new InvokeResponse(200, answer);
    }

    /** A dialog that says {@code message} and nothing else. */
    static InvokeResponse dialogText(String message) {
        ObjectNode answer = TeamsJson.object();
        answer.putObject("task").put("type", "message").put("value", message);
        return new InvokeResponse(200, answer);
    }

    private InvokeResponse again(TeamsTurn turn, JsonNode data, Map<String, String> errors) {
        Form form = TeamsActions.form(data);
        Map<String, List<String>> entered = TeamsForms.values(form, data);
        return dialog(form.title(), TeamsForms.card(form, turn.tenant(), turn.texts(), entered, errors));
    }

    private static InvokeResponse dialog(TeamsTurn turn, Message message) {
        return dialog(turn.texts().say("title"), TeamsCards.card(message, turn.tenant(), Surface.DIALOG));
    }

    private static InvokeResponse dialog(String title, ObjectNode card) {
        ObjectNode answer = TeamsJson.object();
        ObjectNode value = answer.putObject("task").put("type", "continue").putObject("value");
        value.put("title", title).put("height", "medium").put("width", "medium");
        value.set("card", TeamsCards.attachment(card));
        return new InvokeResponse(200, answer);
    }

    private static InvokeResponse card(TeamsTurn turn, Message message) {
        return card(TeamsCards.card(message, turn.tenant(), Surface.MESSAGE));
    }

    private static InvokeResponse card(ObjectNode card) {
        ObjectNode answer = TeamsJson.object().put("statusCode", 200).put("type", TeamsCards.CONTENT_TYPE);
        answer.set("value", card);
        return new InvokeResponse(200, answer);
    }

    private static InvokeResponse text(String text) {
        ObjectNode answer =
                TeamsJson.object().put("statusCode", 200).put("type", TEXT).put("value", text);
        return new InvokeResponse(200, answer);
    }

    private void sayLater(TeamsTurn turn, Reply reply) {
        background.execute(() -> replies.say(turn, reply));
    }
}
