package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code conversations.*}, {@code users.*}, {@code team.*} and {@code files.*}: who and what there is in the workspace. */
final class SlackDirectory {
    private static final int MOST = 1_000;

    private final World world;
    private final PlaygroundSettings settings;
    private final Clockwork clockwork;

    SlackDirectory(World world, PlaygroundSettings settings, Clockwork clockwork) {
        this.world = world;
        this.settings = settings;
        this.clockwork = clockwork;
    }

    ObjectNode authTest() {
        return ok().put("url", "https://" + Slack.DOMAIN + ".slack.com/")
                .put("team", Slack.TEAM_NAME)
                .put("user", "entrain")
                .put("team_id", Slack.TEAM)
                .put("user_id", Slack.BOT_USER)
                .put("bot_id", Slack.BOT)
                .put("is_enterprise_install", false);
    }

    ObjectNode teamInfo() {
        return ok().set(
                        "team",
                        Json.object()
                                .put("id", Slack.TEAM)
                                .put("name", Slack.TEAM_NAME)
                                .put("domain", Slack.DOMAIN)
                                .put("email_domain", ""));
    }

    ObjectNode open(JsonNode arguments) {
        Persona persona = Slack.persona(Json.text(arguments, "users"))
                .or(() -> Slack.owner(Json.text(arguments, "channel")))
                .orElseThrow(() -> new SlackError("user_not_found"));
        return ok().set("channel", Json.object().put("id", persona.slackDm()));
    }

    ObjectNode info(JsonNode arguments) {
        String channel = known(arguments);
        ObjectNode described = channel(channel);
        if (SlackArguments.flag(arguments, "include_num_members")) {
            int members = world.read(memory -> Slack.members(memory, channel).size());
            described.put("num_members", members);
        }
        return ok().set("channel", described);
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
        return paged(ok().set("channels", channels));
    }

    ObjectNode members(JsonNode arguments) {
        String channel = known(arguments);
        List<String> all = world.read(memory -> List.copyOf(Slack.members(memory, channel)));
        int limit = arguments.path("limit").asInt(100);
        int from = arguments.path("cursor").asInt(0);
        int to = Math.min(all.size(), from + Math.clamp(limit, 1, MOST));
        ObjectNode page = ok();
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
        ObjectNode answer = ok().put("has_more", found.size() > limit).put("pin_count", 0);
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

    private static java.math.BigDecimal seconds(String ts) {
        try {
            return new java.math.BigDecimal(ts);
        } catch (NumberFormatException e) {
            throw new SlackError("invalid_ts_oldest");
        }
    }

    ObjectNode user(JsonNode arguments) {
        String id = SlackArguments.required(arguments, "user");
        if (id.equals(Slack.BOT_USER)) {
            return ok().set("user", account(id, "entrain", Slack.BOT_NAME).put("is_bot", true));
        }
        Persona persona = Slack.persona(id).orElseThrow(() -> new SlackError("user_not_found"));
        ObjectNode user = account(id, persona.id(), persona.shownName())
                .put("is_bot", false)
                .put("tz", persona.zone().getId())
                .put("tz_label", persona.zone().getId())
                .put(
                        "tz_offset",
                        persona.zone().getRules().getOffset(clockwork.now()).getTotalSeconds());
        if (SlackArguments.flag(arguments, "include_locale")) {
            user.put("locale", persona.locale());
        }
        return ok().set("user", user);
    }

    private static ObjectNode account(String id, String name, String shownName) {
        ObjectNode user = Json.object()
                .put("id", id)
                .put("team_id", Slack.TEAM)
                .put("name", name)
                .put("deleted", false)
                .put("real_name", shownName)
                .put("is_admin", false)
                .put("is_owner", false)
                .put("is_restricted", false)
                .put("is_ultra_restricted", false)
                .put("is_app_user", false);
        user.set(
                "profile",
                Json.object()
                        .put("real_name", shownName)
                        .put("display_name", shownName)
                        .put("team", Slack.TEAM));
        return user;
    }

    ObjectNode file(JsonNode arguments) {
        String id = SlackArguments.required(arguments, "file");
        SlackMessage message = world.read(memory -> memory.slackMessages.stream()
                        .filter(shared -> shared.files().stream()
                                .anyMatch(file -> file.id().equals(id)))
                        .findFirst())
                .orElseThrow(() -> new SlackError("file_not_found"));
        StoredFile file = message.files().stream()
                .filter(shared -> shared.id().equals(id))
                .findFirst()
                .orElseThrow();
        return ok().set("file", SlackPayloads.file(file, message.user(), settings.publicUrl()));
    }

    /** The bytes of a shared file, where there is one of that id. */
    Optional<byte[]> content(String id) {
        return world.read(memory -> memory.slackMessages.stream()
                .flatMap(message -> message.files().stream())
                .filter(file -> file.id().equals(id))
                .findFirst()
                .map(StoredFile::bytes));
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

    private static ObjectNode ok() {
        return Json.object().put("ok", true);
    }
}
