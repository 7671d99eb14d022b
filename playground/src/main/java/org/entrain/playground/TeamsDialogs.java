package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The dialogs that a card opens
 * (<a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/what-are-task-modules">Dialogs</a>).
 */
final class TeamsDialogs {
    private final World world;
    private final BotLine line;
    private final TeamsPost post;
    private final TeamsRoom room;
    private final TeamsActivities activities;

    TeamsDialogs(World world, BotLine line, TeamsPost post, TeamsRoom room, TeamsActivities activities) {
        this.world = world;
        this.line = line;
        this.post = post;
        this.room = room;
        this.activities = activities;
    }

    /** A button is pressed that opens a dialog. */
    void fetch(Persona persona, String channel, String messageId, JsonNode data) {
        ask(persona, room.message(persona, channel, messageId), "task/fetch", data);
    }

    /** The dialog that is open is sent. */
    void submit(Persona persona, String dialogId, JsonNode data) {
        TeamsDialog dialog = opened(persona, dialogId);
        ask(persona, room.message(persona, dialog.channel(), dialog.message()), "task/submit", data);
    }

    /** The dialog that is open is closed without being sent; the bot hears nothing of it. */
    void close(Persona persona, String dialogId) {
        opened(persona, dialogId);
        world.change(memory -> memory.dialogs.remove(persona));
    }

    private TeamsDialog opened(Persona persona, String id) {
        return world.read(memory -> Optional.ofNullable(memory.dialogs.get(persona)))
                .filter(open -> open.id().equals(id))
                .orElseThrow(() -> new Refusal("unknown.view"));
    }

    private void ask(Persona persona, TeamsMessage message, String name, JsonNode data) {
        if (!room.hasApp(message.channel())) {
            room.unreachable(persona, message);
            return;
        }
        ObjectNode value = Json.object();
        value.set("data", data);
        value.putObject("context").put("theme", "default");
        line.inOrder(() -> {
            Optional<JsonNode> answer = post.invoke(activities.invoke(name, persona, message, room.newId(), value));
            answer.ifPresentOrElse(
                    body -> task(persona, message, body.path("task")), () -> room.unreachable(persona, message));
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
                    failed(persona, message, "dialog.card", String.join("; ", broken));
                }
            }
            case "message" -> {
                world.change(memory -> memory.dialogs.remove(persona));
                room.replace(message, found -> found.noticed(persona, Optional.of(value.asText())));
            }
            case "" -> world.change(memory -> memory.dialogs.remove(persona));
            default -> failed(persona, message, "dialog.answer", Json.text(task, "type"));
        }
    }

    private void failed(Persona persona, TeamsMessage message, String key, String told) {
        world.refused("teams", key, told);
        room.unreachable(persona, message);
    }
}
