package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.schema.Activity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a press on a card or in a dialog means: the invokes of Teams, whose answer is the answer to the request itself.
 * Those that mean nothing to Entrain are answered as done.
 */
final class TeamsPresses {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsPresses.class);

    private final Door door;
    private final TeamsInvokes invokes;
    private final TeamsProfiles profiles;
    private final InstantSource clock;

    TeamsPresses(Door door, TeamsInvokes invokes, TeamsProfiles profiles, InstantSource clock) {
        this.door = door;
        this.invokes = invokes;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** What to answer to an invoke; never throws for what stands in its value. */
    InvokeResponse answer(Activity activity) {
        TeamsTurn turn = profiles.met(TeamsInbound.turn(activity));
        JsonNode value = TeamsInbound.value(activity);
        String name = activity.getName() == null ? "" : activity.getName();
        try {
            return switch (name) {
                case "adaptiveCard/action" -> executed(turn, value.path("action"));
                case "task/fetch" -> fetched(turn, value.path("data"));
                case "task/submit" -> submitted(turn, value.path("data"));
                default -> TeamsInvokes.closed();
            };
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "An invoke of Teams ({}) cannot be read: {}",
                    name,
                    e.getClass().getSimpleName());
            return apology(turn, name, 400);
        } catch (RuntimeException e) {
            LOG.error("An invoke of Teams ({}) failed", name, e);
            return apology(turn, name, 500);
        }
    }

    /** The press of a button whose data names its action; throws {@link IllegalArgumentException} where it does not. */
    Interaction.Press press(TeamsTurn turn, JsonNode data) {
        return new Interaction.Press(
                turn.delivery(), turn.who(), turn.place(), TeamsActions.action(data), clock.instant());
    }

    private InvokeResponse executed(TeamsTurn turn, JsonNode action) {
        var press = new Interaction.Press(
                turn.delivery(),
                turn.who(),
                turn.place(),
                TeamsActions.action(action.path("verb").asText(), action.path("data")),
                clock.instant());
        return invokes.toAction(turn, turn.toPress(door.handle(press)));
    }

    private InvokeResponse fetched(TeamsTurn turn, JsonNode data) {
        if (TeamsActions.hasForm(data)) {
            return invokes.dialog(turn, TeamsActions.form(data));
        }
        return invokes.toFetch(turn, door.handle(press(turn, data)));
    }

    private InvokeResponse submitted(TeamsTurn turn, JsonNode data) {
        if (TeamsActions.isCancelled(data)) {
            return TeamsInvokes.closed();
        }
        if (!TeamsActions.hasForm(data)) {
            return invokes.toSubmit(turn, door.handle(press(turn, data)), data);
        }
        Form form = TeamsActions.form(data);
        Map<String, List<String>> values = TeamsForms.values(form, data);
        var submission = new Interaction.Submission(
                turn.delivery(),
                turn.who(),
                turn.place(),
                form.onSubmit(),
                values,
                profiles.told(turn, TeamsForms.people(form, values)),
                clock.instant());
        return invokes.toSubmit(turn, door.handle(submission), data);
    }

    private static InvokeResponse apology(TeamsTurn turn, String name, int status) {
        String sorry = turn.texts().say("sorry");
        return name.startsWith("task/") ? TeamsInvokes.dialogText(sorry) : TeamsInvokes.failed(status, sorry);
    }
}
