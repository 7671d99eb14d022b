package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** {@code conversations.*}: the channels and private conversations of the workspace, and what was said in them. */
final class SlackChannels {
    private static final int MOST = 1_000;
    /** "Needs at most 8 users to open": https://docs.slack.dev/reference/methods/conversations.open. */
    private static final int MOST_IN_GROUP = 8;

    private final World world;
    private final Clockwork clockwork;

    SlackChannels(World world, Clockwork clockwork) {
        this.world = world;
        this.clockwork = clockwork;
    }

    /** The conversation with one user, or of several among themselves and with the bot. */
    ObjectNode open(JsonNode arguments) {
        var users = new TreeSet<>(
                List.of(Json.text(arguments, "users").replace(" ", "").split(",")));
        if (users.size() == 1) {
            return with(users.first(), arguments);
        }
        if (users.size() > MOST_IN_GROUP) {
            throw new SlackError("too_many_users");
        }
        users.forEach(user -> with(user, Json.object()));
        var group = SlackChannel.group(users, clockwork.now().getEpochSecond());
        world.change(memory -> {
            memory.slackChannels.putIfAbsent(group.id(), group);
            users.add(Slack.BOT_USER);
            memory.slackMembers.putIfAbsent(group.id(), users);
        });
        return Slack.ok().set("channel", Json.object().put("id", group.id()));
    }

    private ObjectNode with(String user, JsonNode arguments) {
        if (user.equals(Slack.BOT_USER) || user.equals(Slack.OTHER_BOT_USER)) {
            throw new SlackError("cannot_dm_bot");
        }
        Persona persona = Slack.persona(user)
                .or(() -> Slack.owner(Json.text(arguments, "channel")))
                .orElseThrow(() -> new SlackError("user_not_found"));
        if (!world.read(memory -> memory.slackAccount(persona)).active()) {
            throw new SlackError("user_disabled");
        }
        return Slack.ok().set("channel", Json.object().put("id", persona.slackDm()));
    }

    ObjectNode info(JsonNode arguments) {
        String channel = noGroup(known(arguments));
        ObjectNode described = channel(channel);
        if (SlackArguments.flag(arguments, "include_num_members")) {
            described.put("num_members", active(channel).size());
        }
        return Slack.ok().set("channel", described);
    }

    ObjectNode list(JsonNode arguments) {
        return channels(arguments, channel -> true, true);
    }

    /** The channels that a person is in and the bot may know of; without a person, those of the bot. */
    ObjectNode of(JsonNode arguments) {
        String user = Json.text(arguments, "user");
        String member = user.isEmpty() ? Slack.BOT_USER : user;
        if (!member.equals(Slack.BOT_USER) && Slack.persona(member).isEmpty()) {
            throw new SlackError("user_not_found");
        }
        return channels(
                arguments, channel -> world.read(memory -> Slack.isMember(memory, channel.id(), member)), false);
    }

    private ObjectNode channels(JsonNode arguments, Predicate<SlackChannel> which, boolean withMembership) {
        List<String> types =
                List.of(Json.text(arguments, "types").replace(" ", "").split(","));
        if (types.contains("im") || types.contains("mpim")) {
            throw SlackError.missingScope(types.contains("im") ? "im:read" : "mpim:read");
        }
        boolean open = types.contains("") || types.contains("public_channel");
        boolean secret = types.contains("private_channel");
        boolean withArchived = !SlackArguments.flag(arguments, "exclude_archived");
        List<ObjectNode> found = world.read(memory -> List.copyOf(memory.slackChannels.values())).stream()
                .filter(channel -> !channel.isGroup())
                .filter(channel -> channel.secret() ? secret : open)
                .filter(channel -> withArchived || !channel.archived())
                .filter(channel -> world.read(memory -> Slack.isVisible(memory, channel.id(), Slack.BOT_USER)))
                .filter(which)
                .map(channel -> withMembership
                        ? channel(channel.id())
                        : channel(channel.id()).<ObjectNode>without("is_member"))
                .toList();
        return page(arguments, found, "channels", ArrayNode::add);
    }

    ObjectNode members(JsonNode arguments) {
        return page(arguments, active(noGroup(known(arguments))), "members", ArrayNode::add);
    }

    private List<String> active(String channel) {
        return world.read(memory -> Slack.members(memory, channel).stream()
                .filter(user -> Slack.persona(user)
                        .filter(persona -> !memory.slackAccount(persona).active())
                        .isEmpty())
                .toList());
    }

    private static <T> ObjectNode page(JsonNode arguments, List<T> all, String name, BiConsumer<ArrayNode, T> add) {
        int limit = arguments.path("limit").asInt(100);
        int from = arguments.path("cursor").asInt(0);
        int to = Math.min(all.size(), from + Math.clamp(limit, 1, MOST));
        ObjectNode page = Slack.ok();
        ArrayNode items = page.putArray(name);
        all.subList(Math.min(from, to), to).forEach(item -> add.accept(items, item));
        page.putObject("response_metadata").put("next_cursor", to < all.size() ? String.valueOf(to) : "");
        return page;
    }

    /** The messages of a conversation, newest first; only of private ones, since that is all the app may read. */
    ObjectNode history(JsonNode arguments) {
        String channel = known(arguments);
        if (!Slack.isDm(channel)) {
            throw SlackError.missingScope(channel.startsWith("G") ? "mpim:history" : "channels:history");
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

    /** Who is in a conversation of several people is not the app's to know. */
    private static String noGroup(String channel) {
        if (channel.startsWith("G")) {
            throw SlackError.missingScope("mpim:read");
        }
        return channel;
    }

    private ObjectNode channel(String id) {
        return world.read(memory -> memory.slackChannel(id)
                .map(channel -> channel(memory, channel))
                .orElseGet(() -> conversation(id, false, false, 0)
                        .put("is_im", true)
                        .put("user", Slack.owner(id).map(Persona::slackUser).orElse(""))));
    }

    private static ObjectNode channel(Memory memory, SlackChannel channel) {
        return conversation(channel.id(), channel.secret(), channel.archived(), channel.created())
                .put("is_channel", !channel.secret())
                .put("is_group", channel.secret())
                .put("is_general", false)
                .put("name", channel.name())
                .put("name_normalized", channel.name())
                .put("creator", channel.creator())
                .put("is_ext_shared", false)
                .put("is_member", Slack.isMember(memory, channel.id(), Slack.BOT_USER));
    }

    private static ObjectNode conversation(String id, boolean secret, boolean archived, long created) {
        return Json.object()
                .put("id", id)
                .put("created", created)
                .put("is_archived", archived)
                .put("is_im", false)
                .put("is_channel", false)
                .put("is_group", false)
                .put("is_mpim", false)
                .put("is_private", secret);
    }

    /** The channel that is asked for, where the app may know of it. */
    private String known(JsonNode arguments) {
        String channel = Json.text(arguments, "channel");
        if (!world.read(memory -> Slack.isVisible(memory, channel, Slack.BOT_USER))) {
            throw new SlackError("channel_not_found");
        }
        return channel;
    }
}
