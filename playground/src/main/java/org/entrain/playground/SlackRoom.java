package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Puts messages into the local Slack. */
final class SlackRoom {
    private final World world;
    private final Clockwork clockwork;

    SlackRoom(World world, Clockwork clockwork) {
        this.world = world;
        this.clockwork = clockwork;
    }

    /** What a persona says. */
    SlackMessage said(Persona persona, String channel, String text, List<StoredFile> files) {
        return add(new SlackMessage(
                channel,
                Slack.ts(world.nextMicros()),
                persona.slackUser(),
                clockwork.now(),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                files));
    }

    /** What Slack itself tells one persona. */
    void slackbot(Persona reader, String channel, String text) {
        add(message(Slack.SLACKBOT, channel, text, Optional.empty(), Optional.empty(), Optional.of(reader)));
    }

    /** What the bot posts, to one reader where it is ephemeral; its card was checked. */
    SlackMessage posted(
            String channel,
            String text,
            Optional<JsonNode> blocks,
            Optional<JsonNode> metadata,
            Optional<Persona> reader) {
        return add(message(Slack.BOT_USER, channel, text, blocks, metadata, reader));
    }

    private SlackMessage message(
            String user,
            String channel,
            String text,
            Optional<JsonNode> blocks,
            Optional<JsonNode> metadata,
            Optional<Persona> reader) {
        return new SlackMessage(
                channel,
                Slack.ts(world.nextMicros()),
                user,
                clockwork.now(),
                text,
                blocks.map(Slack::withBlockIds),
                metadata,
                reader,
                false,
                List.of());
    }

    private SlackMessage add(SlackMessage message) {
        world.change(memory -> memory.slackMessages.add(message));
        return message;
    }
}
