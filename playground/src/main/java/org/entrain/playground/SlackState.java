package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The local Slack as one persona sees it, for the page. */
final class SlackState {
    private static final int SHOWN = 100;

    private SlackState() {}

    static ObjectNode of(Memory memory, Persona persona) {
        ObjectNode state = Json.object().put("workspace", Slack.TEAM_NAME);
        state.set("account", memory.slackAccount(persona).shown());
        state.putObject("app").put("installed", !memory.slackRemoved);
        ArrayNode channels = state.putArray("channels");
        memory.slackChannels.values().stream()
                .filter(channel -> Slack.isVisible(memory, channel.id(), persona.slackUser()))
                .forEach(channel -> channels.add(channel(memory, persona, channel)));
        channels.add(channel(memory, persona, persona.slackDm(), Slack.BOT_NAME, "dm"));
        Optional.ofNullable(memory.homes.get(persona))
                .ifPresentOrElse(home -> state.putObject("home").set("view", home(home)), () -> state.putNull("home"));
        ArrayNode modals = state.putArray("modals");
        for (SlackModal modal : memory.stack(persona)) {
            ObjectNode shown = modals.addObject().put("id", modal.id());
            shown.set("view", modal.view());
            shown.set("errors", Json.MAPPER.valueToTree(modal.errors()));
        }
        ObjectNode users = state.putObject("users");
        ArrayNode people = state.putArray("people");
        for (Persona user : Persona.values()) {
            Account account = memory.slackAccount(user);
            users.put(user.slackUser(), account.name());
            if (account.active()) {
                people.add(user.slackUser());
            }
        }
        users.put(Slack.BOT_USER, Slack.BOT_NAME).put(Slack.OTHER_BOT_USER, Slack.OTHER_BOT_NAME);
        people.add(Slack.BOT_USER).add(Slack.OTHER_BOT_USER);
        state.putArray("commands")
                .addObject()
                .put("command", Slack.COMMAND)
                .put("description", Playground.texts(persona).say("slack.command.description"))
                .put("usage_hint", "help");
        return state;
    }

    /** With the id by which its presses are told; what the app published has none. */
    private static ObjectNode home(SlackModal home) {
        return home.view().<ObjectNode>deepCopy().put("id", home.id());
    }

    private static ObjectNode channel(Memory memory, Persona persona, SlackChannel channel) {
        if (channel.isGroup()) {
            return channel(memory, persona, channel.id(), others(memory, persona, channel), "group");
        }
        return channel(memory, persona, channel.id(), channel.name(), "channel")
                .put("private", channel.secret())
                .put("archived", channel.archived())
                .put("member", Slack.isMember(memory, channel.id(), persona.slackUser()))
                .put("bot", Slack.isMember(memory, channel.id(), Slack.BOT_USER));
    }

    /** A conversation of a few people is called by who else is in it. */
    private static String others(Memory memory, Persona persona, SlackChannel group) {
        return Slack.members(memory, group.id()).stream()
                .filter(user -> !user.equals(persona.slackUser()) && !user.equals(Slack.BOT_USER))
                .map(user -> Slack.nameOf(memory, user))
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode channel(Memory memory, Persona persona, String id, String name, String kind) {
        ObjectNode channel = Json.object().put("id", id).put("name", name).put("kind", kind);
        List<SlackMessage> seen = memory.slackMessages.stream()
                .filter(message -> message.channel().equals(id) && message.seenBy(persona))
                .toList();
        String read = memory.read.getOrDefault(persona.id() + " " + id, "");
        channel.put(
                "unread",
                seen.stream()
                        .filter(message -> message.ts().compareTo(read) > 0
                                && !message.user().equals(persona.slackUser()))
                        .count());
        ArrayNode messages = channel.putArray("messages");
        seen.stream().skip(Math.max(0, seen.size() - SHOWN)).forEach(message -> messages.add(message(memory, message)));
        return channel;
    }

    private static ObjectNode message(Memory memory, SlackMessage message) {
        ObjectNode shown = Json.object().put("id", message.ts());
        shown.putObject("from")
                .put("id", message.user())
                .put("name", Slack.nameOf(memory, message.user()))
                .put("bot", Slack.persona(message.user()).isEmpty());
        shown.put("at", message.at().toString()).put("text", message.text());
        message.blocks().ifPresentOrElse(blocks -> shown.set("blocks", blocks), () -> shown.putNull("blocks"));
        shown.put("ephemeral", message.reader().isPresent()).put("edited", message.edited());
        ArrayNode files = shown.putArray("files");
        message.files().forEach(file -> files.addObject().put("name", file.name()));
        return shown;
    }
}
