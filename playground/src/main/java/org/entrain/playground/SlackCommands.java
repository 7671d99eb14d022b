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
    private final SlackLife life;

    SlackCommands(
            World world,
            BotLine line,
            SlackPost post,
            SlackRoom room,
            SlackTickets tickets,
            SlackResponses responses,
            SlackLife life) {
        this.world = world;
        this.line = line;
        this.post = post;
        this.room = room;
        this.tickets = tickets;
        this.responses = responses;
        this.life = life;
    }

    /** Does what was typed, {@code /command words}. */
    void run(Persona persona, String channel, String typed) {
        String[] parts = typed.split("\\s+", 2);
        String command = parts[0];
        String words = parts.length > 1 ? parts[1].strip() : "";
        boolean inChannel = !Slack.isDm(channel);
        boolean hasApp = world.read(memory -> !memory.slackRemoved);
        if (inChannel && command.equals("/invite")) {
            life.invite(persona, channel);
        } else if (inChannel && command.equals("/remove")) {
            life.remove(persona, channel);
        } else if (inChannel && command.equals("/join")) {
            life.join(persona, channel);
        } else if (inChannel && command.equals("/leave")) {
            life.leave(persona, channel);
        } else if (hasApp && command.equals(Slack.COMMAND)) {
            String escaped = world.read(memory -> SlackWords.escaped(memory, words));
            line.inOrder(() -> ask(persona, channel, escaped));
        } else {
            room.slackbot(persona, channel, Playground.texts(persona).say("slack.unknown.command", command));
        }
    }

    private void ask(Persona persona, String channel, String words) {
        Map<String, String> fields = new HashMap<>();
        fields.put("token", "unused");
        fields.put("team_id", Slack.TEAM);
        fields.put("team_domain", Slack.DOMAIN);
        fields.put("channel_id", channel);
        fields.put("channel_name", world.read(memory -> Slack.channelName(memory, channel)));
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
