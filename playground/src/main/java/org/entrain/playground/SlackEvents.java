package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What happens in a workspace besides talk, in the shapes of Slack's
 * <a href="https://docs.slack.dev/reference/events/">events</a>. What happens to a private channel is told by other
 * names than what happens to a public one.
 */
final class SlackEvents {
    private SlackEvents() {}

    static ObjectNode joined(String user, String channel, Optional<String> inviter, String ts) {
        ObjectNode event = membership("member_joined_channel", user, channel, ts);
        inviter.ifPresent(by -> event.put("inviter", by));
        return event;
    }

    static ObjectNode left(String user, String channel, String ts) {
        return membership("member_left_channel", user, channel, ts);
    }

    private static ObjectNode membership(String type, String user, String channel, String ts) {
        return event(type, ts)
                .put("user", user)
                .put("channel", channel)
                // Public or private: the letter tells only channels from before 2021 apart.
                .put("channel_type", "C")
                .put("team", Slack.TEAM);
    }

    /** The bot itself was taken out of a channel. */
    static ObjectNode taken(SlackChannel channel, String by, String ts) {
        return event(family(channel) + "_left", ts).put("channel", channel.id()).put("actor_id", by);
    }

    static ObjectNode created(SlackChannel channel, String ts) {
        ObjectNode event = event("channel_created", ts);
        event.putObject("channel")
                .put("id", channel.id())
                .put("is_channel", true)
                .put("name", channel.name())
                .put("name_normalized", channel.name())
                .put("created", channel.created())
                .put("creator", channel.creator())
                .put("is_shared", false)
                .put("is_org_shared", false)
                .put("context_team_id", Slack.TEAM);
        return event;
    }

    static ObjectNode renamed(SlackChannel channel, String ts) {
        ObjectNode event = event(family(channel) + "_rename", ts);
        event.putObject("channel")
                .put("id", channel.id())
                .put("is_channel", !channel.secret())
                .put("is_mpim", false)
                .put("name", channel.name())
                .put("name_normalized", channel.name())
                .put("created", channel.created());
        return event;
    }

    static ObjectNode archived(SlackChannel channel, String by, String ts) {
        return event(family(channel) + "_archive", ts)
                .put("channel", channel.id())
                .put("user", by)
                .put("is_moved", 0);
    }

    static ObjectNode reopened(SlackChannel channel, String by, String ts) {
        return event(family(channel) + "_unarchive", ts)
                .put("channel", channel.id())
                .put(channel.secret() ? "actor_id" : "user", by);
    }

    static ObjectNode deleted(SlackChannel channel, String by, String ts) {
        return event(family(channel) + "_deleted", ts)
                .put("channel", channel.id())
                .put("actor_id", by);
    }

    private static String family(SlackChannel channel) {
        return channel.secret() ? "group" : "channel";
    }

    /** An account is not as it was: deactivated, a guest, elsewhere, called otherwise, or back. */
    static ObjectNode changed(ObjectNode user, long seconds) {
        return Json.object().put("type", "user_change").put("cache_ts", seconds).set("user", user);
    }

    static ObjectNode uninstalled() {
        return Json.object().put("type", "app_uninstalled");
    }

    static ObjectNode revoked() {
        ObjectNode event = Json.object().put("type", "tokens_revoked");
        ObjectNode tokens = event.putObject("tokens");
        tokens.putArray("oauth");
        tokens.putArray("bot").add(Slack.BOT_USER);
        return event;
    }

    private static ObjectNode event(String type, String ts) {
        return Json.object().put("type", type).put("event_ts", ts);
    }
}
