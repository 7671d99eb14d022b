package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** {@code conversations.*}: the channels and private conversations of the workspace, and what was said in them. */
final class SlackChannels {
    private static final int MOST = 1_000;

    private final World world;

    SlackChannels(World world) {
        this.world = world;
    }

    ObjectNode open(JsonNode arguments) {
        Persona persona = Slack.persona(Json.text(arguments, "users"))
                .or(() -> Slack.owner(Json.text(arguments, "channel")))
                .orElseThrow(() -> new SlackError("user_not_found"));
        return Slack.ok().set("channel", Json.object().put("id", persona.slackDm()));
    }

    ObjectNode info(JsonNode arguments) {
        String channel = known(arguments);
        ObjectNode described = channel(channel);
        if (SlackArguments.flag(arguments, "include_num_members")) {
            int members = world.read(memory -> Slack.members(memory, channel).size());
            described.put("num_members", members);
        }
        return Slack.ok().set("channel", described);
    }

    ObjectNode list(JsonNode arguments) {
        List<String> types = List.of(Json.text(arguments, "types").split(","));
        ArrayNode channels = Json.array();
        if (types.contains("") || types.contains("public_channel")) {
            Slack.CHANNELS.forEach(channel -> channels.add(channel(channel)));
        }
        if (types.contains("im")) {
            throw SlackError.missingScope("im:read");
        }
        return paged(Slack.ok().set("channels", channels));
    }

    ObjectNode members(JsonNode arguments) {
        String channel = known(arguments);
        List<String> all = world.read(memory -> List.copyOf(Slack.members(memory, channel)));
        int limit = arguments.path("limit").asInt(100);
        int from = arguments.path("cursor").asInt(0);
        int to = Math.min(all.size(), from + Math.clamp(limit, 1, MOST));
        ObjectNode page = Slack.ok();
        all.subList(Math.min(from, to), to).forEach(page.putArray("members")::add);
        page.putObject("response_metadata").put("next_cursor", to < all.size() ? String.valueOf(to) : "");
        return page;
    }

    /** The messages of a conversation, newest first; only of private ones, since that is all the app may read. */
    ObjectNode history(JsonNode arguments) {
        String channel = known(arguments);
        if (!Slack.isDm(channel)) {
            throw SlackError.missingScope("channels:history");
        }
        boolean inclusive = SlackArguments.flag(arguments, "inclusive");
        String oldest = Json.text(arguments, "oldest");
        String latest = Json.text(arguments, "latest");
        int limit = Math.clamp(arguments.path("limit").asInt(100), 1, MOST);
        List<SlackMessage> found = world.read(memory -> memory.slackMessages.stream()
                .filter(message -> message.channel().equals(channel)
                        && message.reader().isEmpty()
                        && isAfter(message.ts(), oldest, inclusive)
                        && isBefore(message.ts(), latest, inclusive))
                .sorted(Comparator.comparing(SlackMessage::ts).reversed())
                .toList());
        boolean withMetadata = SlackArguments.flag(arguments, "include_all_metadata");
        ObjectNode answer = Slack.ok().put("has_more", found.size() > limit).put("pin_count", 0);
        ArrayNode messages = answer.putArray("messages");
        found.stream().limit(limit).forEach(message -> messages.add(Slack.wire(message, withMetadata)));
        return answer;
    }

    private static boolean isAfter(String ts, String oldest, boolean inclusive) {
        int order = oldest.isEmpty() ? 1 : seconds(ts).compareTo(seconds(oldest));
        return order > 0 || (inclusive && order == 0);
    }

    private static boolean isBefore(String ts, String latest, boolean inclusive) {
        int order = latest.isEmpty() ? -1 : seconds(ts).compareTo(seconds(latest));
        return order < 0 || (inclusive && order == 0);
    }

    private static BigDecimal seconds(String ts) {
        try {
            return new BigDecimal(ts);
        } catch (NumberFormatException e) {
            throw new SlackError("invalid_ts_oldest");
        }
    }

    private ObjectNode channel(String channel) {
        boolean isDm = Slack.isDm(channel);
        ObjectNode described = Json.object()
                .put("id", channel)
                .put("created", Instant.EPOCH.getEpochSecond())
                .put("is_archived", false)
                .put("is_im", isDm)
                .put("is_channel", !isDm)
                .put("is_group", false)
                .put("is_mpim", false)
                .put("is_private", isDm);
        if (isDm) {
            return Slack.owner(channel)
                    .map(owner -> described.put("user", owner.slackUser()))
                    .orElse(described);
        }
        boolean isMember = world.read(memory -> Slack.members(memory, channel).contains(Slack.BOT_USER));
        return described
                .put("name", Slack.channelName(channel))
                .put("name_normalized", Slack.channelName(channel))
                .put("is_ext_shared", false)
                .put("is_member", isMember);
    }

    private static String known(JsonNode arguments) {
        String channel = Json.text(arguments, "channel");
        if (!Slack.exists(channel)) {
            throw new SlackError("channel_not_found");
        }
        return channel;
    }

    private static ObjectNode paged(ObjectNode answer) {
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }
}
