package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.playground.BotLine.Heard;

/** What people do in the local Teams, told to the bot, and what they then see. */
final class FakeTeams {
    /** "Respond within 5 seconds", for dialogs and cards; the client then tries twice more. */
    private static final Duration INVOKE_PATIENCE = Duration.ofSeconds(5);

    private static final Duration MESSAGE_PATIENCE = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 3;
    private static final String MESSAGE = "application/vnd.microsoft.activity.message";

    private final PlaygroundSettings settings;
    private final World world;
    private final BotLine line;
    private final TeamsKeys keys;
    private final TeamsRoom room;
    private final TeamsActivities activities;

    FakeTeams(
            PlaygroundSettings settings,
            World world,
            BotLine line,
            TeamsKeys keys,
            TeamsRoom room,
            TeamsActivities activities) {
        this.settings = settings;
        this.world = world;
        this.line = line;
        this.keys = keys;
        this.room = room;
        this.activities = activities;
    }

    /** Adds the app to the team, the first time. */
    void install() {
        boolean isNew = world.changed(memory -> {
            boolean wasMissing = !memory.teamsInstalled;
            memory.teamsInstalled = true;
            return wasMissing;
        });
        if (isNew) {
            installed(Persona.AMINA, Teams.TEAM);
        }
    }

    private void installed(Persona by, String channel) {
        tell(activities.installation(room.newId(), by, channel));
        tell(activities.membership(room.newId(), by, channel, List.of(Teams.bot())));
    }

    /** The app comes into somebody's personal chat with the first thing they do there. */
    private void meet(Persona persona, String channel) {
        if (Teams.isPersonal(channel) && world.changed(memory -> memory.teamsChats.add(persona))) {
            installed(persona, channel);
        }
    }

    /** Something is written; in a channel the bot hears it only where it is mentioned. */
    void say(Persona persona, String channel, String text, List<StoredFile> files) {
        requireChannel(persona, channel);
        if (text.isBlank() && files.isEmpty()) {
            throw new Refusal("nothing.said");
        }
        meet(persona, channel);
        TeamsMessage message = room.said(persona, channel, text.strip(), files);
        if (Teams.isPersonal(channel) || TeamsActivities.mentionsBot(text)) {
            tell(activities.message(message, persona));
        }
    }

    /** An Action.Execute is pressed. */
    void execute(Persona persona, String channel, String messageId, String verb, JsonNode data) {
        execute(persona, message(persona, channel, messageId), verb, data, "manual");
    }

    /** Asks for the card that a persona sees alone, where an edit took the one they had. */
    void refresh(Persona persona) {
        List<TeamsMessage> stale = world.changed(memory -> {
            List<TeamsMessage> found = memory.teamsMessages.stream()
                    .filter(message -> message.stale().contains(persona))
                    .toList();
            found.forEach(message -> memory.replace(message.fresh(persona)));
            return found;
        });
        for (TeamsMessage message : stale) {
            JsonNode action = message.attachments().stream()
                    .map(attachment -> attachment.at("/content/refresh"))
                    .filter(refresh -> refreshes(refresh, persona))
                    .findFirst()
                    .map(refresh -> refresh.path("action"))
                    .orElseGet(Json::object);
            if (!action.isEmpty()) {
                line.after(
                        Duration.ZERO,
                        () -> execute(persona, message, Json.text(action, "verb"), action.path("data"), "automatic"));
            }
        }
    }

    private static boolean refreshes(JsonNode refresh, Persona persona) {
        JsonNode users = refresh.path("userIds");
        return refresh.isObject()
                && (users.isMissingNode()
                        || users.valueStream().anyMatch(id -> id.asText().equals(persona.teamsUser())));
    }

    private void execute(Persona persona, TeamsMessage message, String verb, JsonNode data, String trigger) {
        ObjectNode value = Json.object().put("trigger", trigger);
        ObjectNode action =
                value.putObject("action").put("type", "Action.Execute").put("verb", verb);
        action.set("data", data);
        line.inOrder(() -> {
            Optional<JsonNode> answer =
                    invoke(activities.invoke("adaptiveCard/action", persona, message, room.newId(), value));
            answer.ifPresentOrElse(
                    body -> answered(persona, message, body, trigger), () -> unreachable(persona, message));
        });
    }

    private void answered(Persona persona, TeamsMessage message, JsonNode body, String trigger) {
        String type = Json.text(body, "type");
        int status = body.path("statusCode").asInt(200);
        JsonNode value = body.path("value");
        if (status == 200 && type.equals(Teams.CARD)) {
            List<String> broken = CardRules.adaptiveCard(value);
            if (broken.isEmpty()) {
                room.replace(message, found -> found.shownTo(persona, value).noticed(persona, Optional.empty()));
            } else {
                refused(persona, message, "the card in answer to a press: " + String.join("; ", broken));
            }
        } else if (status == 200 && type.equals(MESSAGE)) {
            room.replace(message, found -> found.noticed(persona, Optional.of(value.asText())));
        } else if (status >= 400) {
            world.refused("teams", "a press was answered with " + status + " " + Json.text(value, "message"));
            unreachable(persona, message);
        } else if (!body.isEmpty() && trigger.equals("manual")) {
            refused(persona, message, "an answer to a press of type '" + type + "' and status " + status);
        }
    }

    private void refused(Persona persona, TeamsMessage message, String told) {
        world.refused("teams", told);
        unreachable(persona, message);
    }

    private void unreachable(Persona persona, TeamsMessage message) {
        String sorry = Playground.texts(persona).say("teams.unreachable");
        room.replace(message, found -> found.noticed(persona, Optional.of(sorry)));
    }

    /** An Action.Submit is pressed. */
    void submit(Persona persona, String channel, String messageId, JsonNode data) {
        TeamsMessage message = message(persona, channel, messageId);
        if (data.at("/msteams/type").asText().equals("task/fetch")) {
            dialog(persona, message, "task/fetch", data);
            return;
        }
        ObjectNode activity = activities
                .of("message", room.newId(), persona, message.channel(), message.root())
                .put("replyToId", message.id());
        activity.set("value", data);
        tell(activity);
    }

    /** The dialog that is open is sent. */
    void submitDialog(Persona persona, String dialogId, JsonNode data) {
        TeamsDialog dialog = dialog(persona, dialogId);
        dialog(persona, message(persona, dialog.channel(), dialog.message()), "task/submit", data);
    }

    /** The dialog that is open is closed without being sent; the bot hears nothing of it. */
    void closeDialog(Persona persona, String dialogId) {
        dialog(persona, dialogId);
        world.change(memory -> memory.dialogs.remove(persona));
    }

    private TeamsDialog dialog(Persona persona, String id) {
        return world.read(memory -> Optional.ofNullable(memory.dialogs.get(persona)))
                .filter(open -> open.id().equals(id))
                .orElseThrow(() -> new Refusal("unknown.view"));
    }

    private void dialog(Persona persona, TeamsMessage message, String name, JsonNode data) {
        ObjectNode value = Json.object();
        value.set("data", data);
        value.putObject("context").put("theme", "default");
        line.inOrder(() -> {
            Optional<JsonNode> answer = invoke(activities.invoke(name, persona, message, room.newId(), value));
            answer.ifPresentOrElse(
                    body -> task(persona, message, body.path("task")), () -> unreachable(persona, message));
        });
    }

    private void task(Persona persona, TeamsMessage message, JsonNode task) {
        JsonNode value = task.path("value");
        JsonNode card = value.at("/card/content");
        switch (Json.text(task, "type")) {
            case "continue" -> {
                List<String> broken = CardRules.dialog(card);
                if (broken.isEmpty()) {
                    room.open(persona, message, value);
                } else {
                    refused(persona, message, "the card of a dialog: " + String.join("; ", broken));
                }
            }
            case "message" -> {
                world.change(memory -> memory.dialogs.remove(persona));
                room.replace(message, found -> found.noticed(persona, Optional.of(value.asText())));
            }
            case "" -> world.change(memory -> memory.dialogs.remove(persona));
            default -> refused(persona, message, "a dialog's answer of type " + Json.text(task, "type"));
        }
    }

    /** Sends an invoke, up to three times, and gives the body of the bot's answer. */
    private Optional<JsonNode> invoke(ObjectNode activity) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Heard heard = post(activity, INVOKE_PATIENCE);
            if (heard instanceof Heard.Answer answer) {
                if (!answer.ok()) {
                    world.refused("teams", Json.text(activity, "name") + " was answered with HTTP " + answer.status());
                    return Optional.empty();
                }
                return Optional.of(Json.parse(answer.body()).orElseGet(Json::object));
            }
        }
        world.refused("teams", Json.text(activity, "name") + " was not answered in time");
        return Optional.empty();
    }

    private void tell(ObjectNode activity) {
        line.inOrder(() -> {
            Heard heard = post(activity, MESSAGE_PATIENCE);
            if (heard instanceof Heard.TimedOut) {
                heard = post(activity, MESSAGE_PATIENCE);
            }
            if (!(heard instanceof Heard.Answer answer && answer.ok())) {
                world.refused("teams", "the bot did not take a " + Json.text(activity, "type"));
            }
        });
    }

    private Heard post(ObjectNode activity, Duration patience) {
        var headers =
                Map.of("Content-Type", "application/json; charset=utf-8", "Authorization", "Bearer " + keys.token());
        return line.post(settings.teamsMessages(), headers, activity.toString(), patience);
    }

    private TeamsMessage message(Persona persona, String channel, String id) {
        requireChannel(persona, channel);
        return world.read(memory -> memory.teamsMessage(channel, id))
                .filter(message -> message.seenBy(persona))
                .orElseThrow(() -> new Refusal("unknown.message"));
    }

    private static void requireChannel(Persona persona, String channel) {
        if (!Teams.exists(channel)
                || Teams.owner(channel).filter(owner -> owner != persona).isPresent()) {
            throw new Refusal("unknown.channel", channel);
        }
    }
}
