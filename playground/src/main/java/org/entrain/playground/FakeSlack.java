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
    private final SlackLife life;
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
        this.life = new SlackLife(world, post, clockwork);
        this.commands = new SlackCommands(world, line, post, room, tickets, responses, life);
        this.presses = new SlackPresses(world, line, post, room, tickets, views);
        this.submissions = new SlackSubmissions(world, line, post, tickets, views);
    }

    /** What happens besides talk. */
    SlackLife life() {
        return life;
    }

    /** Something is typed into a channel. */
    void say(Persona persona, String channel, String typed, List<StoredFile> files) {
        requireActive(persona);
        requireRoom(persona, channel, typed);
        if (typed.startsWith("/")) {
            commands.run(persona, channel, typed);
            return;
        }
        if (typed.isBlank() && files.isEmpty()) {
            throw new Refusal("nothing.said");
        }
        String escaped = world.read(memory -> SlackWords.escaped(memory, typed));
        SlackMessage message = room.said(persona, channel, escaped, files);
        if (Slack.isDm(channel)) {
            post.event(SlackPayloads.said(message, "message", settings.publicUrl()));
        } else if (message.text().contains("<@" + Slack.BOT_USER + ">")
                && world.read(memory -> Slack.isMember(memory, channel, Slack.BOT_USER))) {
            post.event(SlackPayloads.said(message, "app_mention", settings.publicUrl()));
        }
    }

    private void requireActive(Persona persona) {
        if (!world.read(memory -> memory.slackAccount(persona)).active()) {
            throw new Refusal("account.inactive", persona.shownName());
        }
    }

    /** Who speaks in a channel must see it and be in it, and it must be open. */
    private void requireRoom(Persona persona, String channel, String typed) {
        String user = persona.slackUser();
        if (!world.read(memory -> Slack.isVisible(memory, channel, user))) {
            throw new Refusal("unknown.channel", channel);
        }
        world.read(memory -> memory.slackChannel(channel))
                .filter(SlackChannel::archived)
                .ifPresent(closed -> {
                    throw new Refusal("channel.archived", closed.name());
                });
        if (!typed.startsWith("/join") && !world.read(memory -> Slack.isMember(memory, channel, user))) {
            throw new Refusal("join.first");
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
        requireActive(persona);
        presses.act(persona, channel, ts, view, action, state);
    }

    /** A modal is sent. */
    void submit(Persona persona, String view, JsonNode values) {
        requireActive(persona);
        submissions.submit(persona, view, values);
    }

    /** A modal is closed without being sent. */
    void close(Persona persona, String view) {
        submissions.close(persona, view);
    }

    /** The bot's home page is opened. */
    void openHome(Persona persona) {
        requireActive(persona);
        Optional<SlackModal> home = world.read(memory -> Optional.ofNullable(memory.homes.get(persona)));
        post.event(SlackPayloads.appHomeOpened(persona, home, Slack.ts(world.nextMicros())));
    }
}
