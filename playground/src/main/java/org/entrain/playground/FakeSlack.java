package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What people do in the local Slack, told to the bot, and what they then see. */
final class FakeSlack {
    private final PlaygroundSettings settings;
    private final World world;
    private final SlackRoom room;
    private final SlackPost post;
    private final SlackCommands commands;
    private final SlackPresses presses;
    private final SlackSubmissions submissions;

    FakeSlack(
            PlaygroundSettings settings,
            World world,
            Clockwork clockwork,
            BotLine line,
            SlackRoom room,
            SlackTickets tickets,
            SlackViews views,
            SlackResponses responses) {
        this.settings = settings;
        this.world = world;
        this.room = room;
        this.post = new SlackPost(settings, clockwork, line, world);
        this.commands = new SlackCommands(world, line, post, room, tickets, responses);
        this.presses = new SlackPresses(world, line, post, room, tickets, views);
        this.submissions = new SlackSubmissions(world, line, post, tickets, views);
    }

    /** Something is typed into a channel. */
    void say(Persona persona, String channel, String typed, List<StoredFile> files) {
        if (!Slack.exists(channel)
                || Slack.owner(channel).filter(owner -> owner != persona).isPresent()) {
            throw new Refusal("unknown.channel", channel);
        }
        if (typed.startsWith("/")) {
            commands.run(persona, channel, typed);
            return;
        }
        if (typed.isBlank() && files.isEmpty()) {
            throw new Refusal("nothing.said");
        }
        SlackMessage message = room.said(persona, channel, SlackWords.escaped(typed), files);
        if (Slack.isDm(channel)) {
            post.event(SlackPayloads.said(message, "message", settings.publicUrl()));
        } else if (message.text().contains("<@" + Slack.BOT_USER + ">")
                && world.read(memory -> Slack.members(memory, channel).contains(Slack.BOT_USER))) {
            post.event(SlackPayloads.said(message, "app_mention", settings.publicUrl()));
        }
    }

    /** A button, a menu or another element of a message or a view is used. */
    void act(
            Persona persona,
            Optional<String> channel,
            Optional<String> ts,
            Optional<String> view,
            JsonNode action,
            JsonNode state) {
        presses.act(persona, channel, ts, view, action, state);
    }

    /** A modal is sent. */
    void submit(Persona persona, String view, JsonNode values) {
        submissions.submit(persona, view, values);
    }

    /** A modal is closed without being sent. */
    void close(Persona persona, String view) {
        submissions.close(persona, view);
    }

    /** The bot's home page is opened. */
    void openHome(Persona persona) {
        Optional<SlackModal> home = world.read(memory -> Optional.ofNullable(memory.homes.get(persona)));
        post.event(SlackPayloads.appHomeOpened(persona, home, Slack.ts(world.nextMicros())));
    }
}
