package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entrain.playground.BotLine.Heard;

/**
 * What is typed with a slash before it: Slack's own commands for who is in a channel, and the bot's
 * (<a href="https://docs.slack.dev/interactivity/implementing-slash-commands/">Slash commands</a>).
 */
final class SlackCommands {
    private final World world;
    private final BotLine line;
    private final SlackPost post;
    private final SlackRoom room;
    private final SlackTickets tickets;
    private final SlackResponses responses;

    SlackCommands(
            World world, BotLine line, SlackPost post, SlackRoom room, SlackTickets tickets, SlackResponses responses) {
        this.world = world;
        this.line = line;
        this.post = post;
        this.room = room;
        this.tickets = tickets;
        this.responses = responses;
    }

    /** Does what was typed, {@code /command words}. */
    void run(Persona persona, String channel, String typed) {
        String[] parts = typed.split("\\s+", 2);
        String command = parts[0];
        String words = parts.length > 1 ? parts[1].strip() : "";
        switch (command) {
            case "/invite" -> join(channel, Slack.BOT_USER);
            case "/remove" -> leave(channel, Slack.BOT_USER);
            case "/join" -> join(channel, persona.slackUser());
            case "/leave" -> leave(channel, persona.slackUser());
            case Slack.COMMAND -> line.inOrder(() -> ask(persona, channel, SlackWords.escaped(words)));
            default -> room.slackbot(persona, channel, Playground.texts(persona).say("slack.unknown.command", command));
        }
    }

    private void join(String channel, String user) {
        boolean came = !Slack.isDm(channel)
                && world.changed(memory -> Slack.members(memory, channel).add(user));
        if (came) {
            post.event(SlackPayloads.membership("member_joined_channel", user, channel, Slack.ts(world.nextMicros())));
        }
    }

    private void leave(String channel, String user) {
        boolean left = !Slack.isDm(channel)
                && world.changed(memory -> Slack.members(memory, channel).remove(user));
        if (left) {
            post.event(SlackPayloads.membership("member_left_channel", user, channel, Slack.ts(world.nextMicros())));
        }
    }

    private void ask(Persona persona, String channel, String words) {
        Map<String, String> fields = new HashMap<>();
        fields.put("token", "unused");
        fields.put("team_id", Slack.TEAM);
        fields.put("team_domain", Slack.DOMAIN);
        fields.put("channel_id", channel);
        fields.put("channel_name", Slack.channelName(channel));
        fields.put("user_id", persona.slackUser());
        fields.put("user_name", persona.id());
        fields.put("command", Slack.COMMAND);
        fields.put("text", words);
        fields.put("api_app_id", Slack.APP);
        fields.put("is_enterprise_install", "false");
        fields.put(
                "response_url",
                tickets.responseUrl(persona, channel, Optional.empty()).toString());
        fields.put("trigger_id", tickets.trigger(persona));
        switch (post.form(fields)) {
            case Heard.Answer answer -> {
                if (answer.ok()) {
                    show(persona, channel, answer.body());
                } else {
                    failed(persona, channel, "dispatch_failed");
                }
            }
            case Heard.TimedOut timedOut -> failed(persona, channel, "operation_timeout");
            case Heard.Unreachable unreachable -> failed(persona, channel, "dispatch_failed");
        }
    }

    private void show(Persona persona, String channel, String body) {
        if (body.isBlank()) {
            return;
        }
        JsonNode response = Json.parse(body)
                .filter(JsonNode::isObject)
                .orElseGet(() -> Json.object().put("text", body));
        try {
            responses.say(persona, channel, Optional.empty(), response);
        } catch (SlackError e) {
            world.refused("slack", "command.answer", e.told());
            failed(persona, channel, e.error());
        }
    }

    private void failed(Persona persona, String channel, String error) {
        room.slackbot(persona, channel, Playground.texts(persona).say("slack.command.failed", Slack.COMMAND, error));
    }
}
