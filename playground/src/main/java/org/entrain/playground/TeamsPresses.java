package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The buttons of cards, and the cards that people then see for themselves alone
 * (<a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview">Universal
 * Actions</a>).
 */
final class TeamsPresses {
    private static final String MESSAGE = "application/vnd.microsoft.activity.message";
    private static final String MANUAL = "manual";

    private final World world;
    private final BotLine line;
    private final TeamsPost post;
    private final TeamsRoom room;
    private final TeamsActivities activities;

    TeamsPresses(World world, BotLine line, TeamsPost post, TeamsRoom room, TeamsActivities activities) {
        this.world = world;
        this.line = line;
        this.post = post;
        this.room = room;
        this.activities = activities;
    }

    /** An Action.Execute is pressed. */
    void execute(Persona persona, String channel, String messageId, String verb, JsonNode data) {
        TeamsMessage message = room.message(persona, channel, messageId);
        if (room.hasApp(channel)) {
            execute(persona, message, verb, data, MANUAL);
        } else {
            room.unreachable(persona, message);
        }
    }

    /** Asks for the card that a persona sees alone, where an edit took the one they had. */
    void refresh(Persona persona) {
        List<TeamsMessage> stale = world.changed(memory -> {
            List<TeamsMessage> found = memory.teamsMessages.stream()
                    .filter(message -> message.stale().contains(persona))
                    .filter(message -> Teams.hasApp(memory, message.channel()))
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
                    post.invoke(activities.invoke("adaptiveCard/action", persona, message, room.newId(), value));
            answer.ifPresentOrElse(
                    body -> answered(persona, message, body, trigger), () -> unanswered(persona, message, trigger));
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
                failed(persona, message, trigger, "press.card", String.join("; ", broken));
            }
        } else if (status == 200 && type.equals(MESSAGE)) {
            room.replace(message, found -> found.noticed(persona, Optional.of(value.asText())));
        } else if (status >= 400) {
            failed(persona, message, trigger, "press.status", status, Json.text(value, "message"));
        } else if (!body.isEmpty() && trigger.equals(MANUAL)) {
            failed(persona, message, trigger, "press.answer", type, status);
        }
    }

    /** Who pressed is told; who only looked, and for whom Teams asked, goes on seeing what everybody sees. */
    private void failed(Persona persona, TeamsMessage message, String trigger, String key, Object... arguments) {
        world.refused("teams", key, arguments);
        unanswered(persona, message, trigger);
    }

    private void unanswered(Persona persona, TeamsMessage message, String trigger) {
        if (trigger.equals(MANUAL)) {
            room.unreachable(persona, message);
        }
    }

    /** An Action.Submit is pressed. */
    void submit(Persona persona, String channel, String messageId, JsonNode data) {
        TeamsMessage message = room.message(persona, channel, messageId);
        if (!room.hasApp(channel)) {
            room.unreachable(persona, message);
            return;
        }
        ObjectNode activity = activities
                .of("message", room.newId(), persona, message.channel(), message.root())
                .put("replyToId", message.id());
        activity.set("value", data);
        post.tell(activity);
    }
}
