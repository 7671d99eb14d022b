package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code chat.*}: what the bot writes, edits and takes back. */
final class SlackChat {
    private final World world;
    private final SlackRoom room;
    private final RateLimit perChannel;

    SlackChat(World world, SlackRoom room, Clockwork clockwork) {
        this.world = world;
        this.room = room;
        // "1 message per second per channel; short bursts are allowed".
        this.perChannel = new RateLimit(clockwork, new RateLimit.Window(5, 1));
    }

    ObjectNode postMessage(JsonNode arguments) {
        String channel = open(Json.text(arguments, "channel"));
        SlackContent content = SlackContent.posted(arguments);
        perChannel.take(channel);
        SlackMessage message =
                room.posted(channel, content.text(), content.blocks(), content.metadata(), Optional.empty());
        return answer(message).set("message", Slack.wire(message, true));
    }

    ObjectNode postEphemeral(JsonNode arguments) {
        String channel = open(Json.text(arguments, "channel"));
        Persona reader = Slack.persona(Json.text(arguments, "user"))
                .filter(persona -> world.read(memory -> Slack.isMember(memory, channel, persona.slackUser())
                        && memory.slackAccount(persona).active()))
                .orElseThrow(() -> new SlackError("user_not_in_channel"));
        SlackContent content = SlackContent.posted(arguments);
        perChannel.take(channel);
        SlackMessage message =
                room.posted(channel, content.text(), content.blocks(), content.metadata(), Optional.of(reader));
        return Json.object().put("ok", true).put("message_ts", message.ts());
    }

    ObjectNode update(JsonNode arguments) {
        SlackMessage old = own(arguments, "cant_update_message");
        if (isArchived(old.channel())) {
            throw new SlackError("is_inactive");
        }
        SlackContent content = SlackContent.updated(arguments);
        SlackMessage message =
                old.saying(content.text(), content.blocks().map(Slack::withBlockIds), content.metadata());
        world.change(memory -> memory.replace(message));
        return answer(message).put("text", message.text()).set("message", Slack.wire(message, true));
    }

    ObjectNode delete(JsonNode arguments) {
        SlackMessage old = own(arguments, "cant_delete_message");
        world.change(memory -> memory.slackMessages.remove(old));
        return answer(old);
    }

    private SlackMessage own(JsonNode arguments, String notOwn) {
        String channel = known(Json.text(arguments, "channel"));
        SlackMessage message = world.read(memory -> memory.slackMessage(channel, Json.text(arguments, "ts")))
                .filter(found -> found.reader().isEmpty())
                .orElseThrow(() -> new SlackError("message_not_found"));
        if (!message.user().equals(Slack.BOT_USER)) {
            throw new SlackError(notOwn);
        }
        return message;
    }

    private static ObjectNode answer(SlackMessage message) {
        return Json.object().put("ok", true).put("channel", message.channel()).put("ts", message.ts());
    }

    /**
     * The channel, in which the bot must be. A person's id stands for the conversation with them, which outlives their
     * account (<a href="https://github.com/slackapi/python-slack-sdk/issues/1156">python-slack-sdk 1156</a>): what is
     * written to somebody who was deactivated is taken, and nobody reads it.
     */
    private String open(String target) {
        String channel = known(Slack.persona(target).map(Persona::slackDm).orElse(target));
        if (isArchived(channel)) {
            throw new SlackError("is_archived");
        }
        if (!world.read(memory -> Slack.isMember(memory, channel, Slack.BOT_USER))) {
            throw new SlackError("not_in_channel");
        }
        return channel;
    }

    private boolean isArchived(String channel) {
        return world.read(memory -> memory.slackChannel(channel))
                .filter(SlackChannel::archived)
                .isPresent();
    }

    private String known(String channel) {
        if (!world.read(memory -> Slack.isVisible(memory, channel, Slack.BOT_USER))) {
            throw new SlackError("channel_not_found");
        }
        return channel;
    }
}
