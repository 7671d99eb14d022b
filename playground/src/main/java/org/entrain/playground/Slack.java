package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The local Slack workspace: its ids, its channels, and what the app may do in it. */
final class Slack {
    static final String TEAM = "T0ENTRAIN";
    static final String DOMAIN = "entrain-playground";
    static final String TEAM_NAME = "Entrain playground";
    static final String APP = "A0ENTRAIN";
    static final String BOT_USER = "U0BOT";
    static final String BOT = "B0BOT";
    static final String BOT_NAME = "Entrain";
    /** Who says what Slack itself has to say. */
    static final String SLACKBOT = "USLACKBOT";

    /** Another app's bot, which stands among the people where somebody is to be picked. */
    static final String OTHER_BOT_USER = "U0TOASTER";

    static final String OTHER_BOT = "B0TOASTER";
    static final String OTHER_BOT_NAME = "Toaster";

    static final String COMMAND = "/entrain";

    /** What the app was installed with. */
    static final Set<String> SCOPES = new TreeSet<>(Set.of(
            "app_mentions:read",
            "channels:read",
            "chat:write",
            "commands",
            "files:read",
            "groups:read",
            "im:history",
            "im:write",
            "mpim:write",
            "users:read",
            "users:read.email"));

    private static final SecureRandom RANDOM = new SecureRandom();

    private Slack() {}

    /** An id that nobody can guess, as Slack's are. */
    static String newId(String prefix) {
        return prefix + new BigInteger(80, RANDOM).toString(32).toUpperCase(java.util.Locale.ROOT);
    }

    /** The name of a channel, as Slack tells it with a command or a press: that of a private one is not told. */
    static String channelName(Memory memory, String channel) {
        return memory.slackChannel(channel)
                .map(found -> found.secret() ? "privategroup" : found.name())
                .orElse("directmessage");
    }

    static boolean isDm(String channel) {
        return channel.startsWith("D");
    }

    static Optional<Persona> owner(String dm) {
        return Persona.find(persona -> persona.slackDm().equals(dm));
    }

    static Optional<Persona> persona(String user) {
        return Persona.find(persona -> persona.slackUser().equals(user));
    }

    static boolean exists(Memory memory, String channel) {
        return memory.slackChannels.containsKey(channel) || owner(channel).isPresent();
    }

    static Set<String> members(Memory memory, String channel) {
        return owner(channel)
                .<Set<String>>map(owner -> new TreeSet<>(Set.of(owner.slackUser(), BOT_USER)))
                .orElseGet(() -> memory.slackMembers.computeIfAbsent(channel, SlackChannel::firstMembers));
    }

    static boolean isMember(Memory memory, String channel, String user) {
        return members(memory, channel).contains(user);
    }

    /** Whether {@code user} may know of a channel: guests, and all of a private one, only where they are in it. */
    static boolean isVisible(Memory memory, String channel, String user) {
        boolean hidden =
                memory.slackChannel(channel).filter(SlackChannel::secret).isPresent()
                        || persona(user)
                                .filter(persona -> memory.slackAccount(persona).guest())
                                .isPresent();
        return exists(memory, channel) && (!(hidden || isDm(channel)) || isMember(memory, channel, user));
    }

    static String nameOf(Memory memory, String user) {
        return switch (user) {
            case BOT_USER -> BOT_NAME;
            case OTHER_BOT_USER -> OTHER_BOT_NAME;
            case SLACKBOT -> "Slackbot";
            default ->
                persona(user)
                        .map(persona -> memory.slackAccount(persona).name())
                        .orElse(user);
        };
    }

    static String ts(long micros) {
        return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
    }

    /** {@code blocks} with an id for every block that has none, as Slack gives them. */
    static JsonNode withBlockIds(JsonNode blocks) {
        ArrayNode named = Json.array();
        for (JsonNode block : blocks) {
            ObjectNode copy = block.deepCopy();
            if (!copy.has("block_id")) {
                copy.put("block_id", newId(""));
            }
            named.add(copy);
        }
        return named;
    }

    /** The beginning of an answer of the Web API that grants what was asked for. */
    static ObjectNode ok() {
        return Json.object().put("ok", true);
    }

    /** A message as Slack hands it to an app. */
    static ObjectNode wire(SlackMessage message, boolean withMetadata) {
        ObjectNode wire = Json.object()
                .put("type", "message")
                .put("user", message.user())
                .put("ts", message.ts())
                .put("team", TEAM)
                .put("text", message.text());
        if (message.user().equals(BOT_USER)) {
            wire.put("bot_id", BOT).put("app_id", APP);
        }
        message.blocks().ifPresent(blocks -> wire.set("blocks", blocks));
        if (withMetadata) {
            message.metadata().ifPresent(metadata -> wire.set("metadata", metadata));
        }
        if (message.edited()) {
            wire.set("edited", Json.object().put("user", message.user()).put("ts", message.ts()));
        }
        return wire;
    }
}
