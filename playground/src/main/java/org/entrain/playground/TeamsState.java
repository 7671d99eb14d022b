package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The local Teams as one persona sees it, for the page. */
final class TeamsState {
    private static final int SHOWN = 100;

    private TeamsState() {}

    static ObjectNode of(Memory memory, Persona persona) {
        ObjectNode state = Json.object().put("tenant", Teams.TENANT_NAME).put("team", memory.teamsTeam);
        state.set("account", memory.teamsAccount(persona).shown());
        state.putObject("app")
                .put("installed", !memory.teamsRemoved)
                .put("personal", !memory.teamsBlocked.contains(persona));
        state.put("member", memory.inTeam(persona));
        ArrayNode channels = state.putArray("channels");
        ArrayNode deleted = state.putArray("deleted");
        memory.teamsChannels.values().forEach(channel -> {
            if (channel.deleted()) {
                deleted.addObject().put("id", channel.id()).put("name", channel.name());
            } else if (memory.inTeam(persona)) {
                channels.add(channel(memory, persona, channel.id(), channel.name(), "channel"));
            }
        });
        ArrayNode people = state.putArray("people");
        for (Persona person : Persona.values()) {
            Account account = memory.teamsAccount(person);
            if (account.active()) {
                people.addObject().put("id", person.directoryId()).put("name", account.name());
            }
        }
        channels.add(channel(memory, persona, persona.teamsChat(), Teams.BOT_NAME, "personal"));
        Optional.ofNullable(memory.dialogs.get(persona))
                .ifPresentOrElse(dialog -> state.set("dialog", dialog(dialog)), () -> state.putNull("dialog"));
        return state;
    }

    private static ObjectNode dialog(TeamsDialog dialog) {
        ObjectNode shown = Json.object().put("id", dialog.id()).put("title", dialog.title());
        shown.set("width", dialog.width());
        shown.set("height", dialog.height());
        shown.set("card", dialog.card());
        return shown;
    }

    private static ObjectNode channel(Memory memory, Persona persona, String id, String name, String kind) {
        ObjectNode channel = Json.object().put("id", id).put("name", name).put("kind", kind);
        List<TeamsMessage> seen = memory.teamsMessages.stream()
                .filter(message -> message.channel().equals(id) && message.seenBy(persona))
                .toList();
        String read = memory.read.getOrDefault(persona.id() + " " + id, "");
        channel.put(
                "unread",
                seen.stream()
                        .filter(message -> message.id().compareTo(read) > 0
                                && !message.from().equals(persona.teamsUser()))
                        .count());
        ArrayNode messages = channel.putArray("messages");
        seen.stream()
                .skip(Math.max(0, seen.size() - SHOWN))
                .forEach(message -> messages.add(message(memory, message, persona)));
        return channel;
    }

    private static ObjectNode message(Memory memory, TeamsMessage message, Persona persona) {
        ObjectNode shown = Json.object().put("id", message.id()).put("root", message.root());
        shown.putObject("from")
                .put("id", message.from())
                .put("name", Teams.nameOf(memory, message.from()))
                .put("bot", message.from().equals(Teams.BOT));
        shown.put("at", message.at().toString()).put("text", message.text()).put("textFormat", message.textFormat());
        Optional<JsonNode> own = Optional.ofNullable(message.views().get(persona));
        ArrayNode attachments = shown.putArray("attachments");
        own.ifPresentOrElse(
                card -> attachments.addObject().put("contentType", Teams.CARD).set("content", card),
                () -> message.attachments().forEach(attachments::add));
        shown.put("edited", message.edited())
                .put("own", own.isPresent())
                .put("targeted", message.reader().isPresent())
                .put("notice", message.notices().get(persona));
        ArrayNode files = shown.putArray("files");
        message.files().forEach(file -> files.addObject().put("name", file.name()));
        return shown;
    }
}
