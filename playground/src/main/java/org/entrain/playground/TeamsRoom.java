package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Puts messages and dialogs into the local Teams. */
final class TeamsRoom {
    private final World world;
    private final Clockwork clockwork;

    TeamsRoom(World world, Clockwork clockwork) {
        this.world = world;
        this.clockwork = clockwork;
    }

    /** An id that no other message or activity has: milliseconds, as in Teams, and then some. */
    String newId() {
        return String.valueOf(world.nextMicros());
    }

    /** What a persona writes: in a channel, the beginning of a thread. */
    TeamsMessage said(Persona persona, String channel, String text, List<StoredFile> files) {
        return add(channel, Optional.empty(), persona.teamsUser(), text, "plain", List.of(), Optional.empty(), files);
    }

    /** What the bot posts into a thread, or as the beginning of one; its cards were checked. */
    TeamsMessage posted(String channel, Optional<String> root, JsonNode activity, Optional<Persona> reader) {
        return add(
                channel,
                root,
                Teams.BOT,
                Json.text(activity, "text"),
                activity.path("textFormat").asText("markdown"),
                attachments(activity),
                reader,
                List.of());
    }

    private TeamsMessage add(
            String channel,
            Optional<String> root,
            String from,
            String text,
            String textFormat,
            List<JsonNode> attachments,
            Optional<Persona> reader,
            List<StoredFile> files) {
        String id = newId();
        var message = new TeamsMessage(
                channel,
                id,
                root.orElse(id),
                from,
                clockwork.now(),
                text,
                textFormat,
                attachments,
                false,
                reader,
                Map.of(),
                Set.of(),
                Map.of(),
                files);
        world.change(memory -> memory.teamsMessages.add(message));
        return message;
    }

    static List<JsonNode> attachments(JsonNode activity) {
        var attachments = new ArrayList<JsonNode>();
        activity.path("attachments").forEach(attachments::add);
        return List.copyOf(attachments);
    }

    /** Changes a message as it stands now, where it still stands. */
    void replace(TeamsMessage message, UnaryOperator<TeamsMessage> change) {
        world.change(memory -> memory.teamsMessage(message.channel(), message.id())
                .ifPresent(found -> memory.replace(change.apply(found))));
    }

    /** Opens a dialog before a persona, in the place of the one that was open. */
    void open(Persona persona, TeamsMessage message, JsonNode value) {
        var dialog = new TeamsDialog(
                newId(),
                message.channel(),
                message.id(),
                Json.text(value, "title"),
                Json.member(value, "width").orElseGet(() -> Json.object().textNode("medium")),
                Json.member(value, "height").orElseGet(() -> Json.object().textNode("medium")),
                value.at("/card/content"));
        world.change(memory -> {
            memory.dialogs.put(persona, dialog);
            memory.teamsMessage(message.channel(), message.id())
                    .ifPresent(found -> memory.replace(found.noticed(persona, Optional.empty())));
        });
    }

    /** A message that a persona sees; throws {@link Refusal} where there is none. */
    TeamsMessage message(Persona persona, String channel, String id) {
        requireChannel(persona, channel);
        return world.read(memory -> memory.teamsMessage(channel, id))
                .filter(message -> message.seenBy(persona))
                .orElseThrow(() -> new Refusal("unknown.message"));
    }

    void requireChannel(Persona persona, String channel) {
        if (!world.read(memory -> memory.teamsAccount(persona)).active()) {
            throw new Refusal("account.inactive", persona.shownName());
        }
        if (!world.read(memory -> Teams.isVisible(memory, persona, channel))) {
            throw new Refusal("unknown.channel", channel);
        }
    }

    /** Whether the bot hears what is done in a conversation: whether the app is there. */
    boolean hasApp(String channel) {
        return world.read(memory -> Teams.hasApp(memory, channel));
    }

    /** Tells a persona, at the message that they pressed, that the bot cannot be reached. */
    void unreachable(Persona persona, TeamsMessage message) {
        String sorry = Playground.texts(persona).say("teams.unreachable");
        replace(message, found -> found.noticed(persona, Optional.of(sorry)));
    }
}
