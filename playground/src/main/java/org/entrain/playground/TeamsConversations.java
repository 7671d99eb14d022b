package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bot does in the conversations of the local Teams, checked against Teams' rules. */
final class TeamsConversations {
    /** "Message size limit is approximately 100 KB", counted in UTF-16. */
    private static final int MOST_BYTES = 100 * 1024;

    private final World world;
    private final TeamsRoom room;
    private final RateLimit sending;
    private final RateLimit reading;

    TeamsConversations(World world, TeamsRoom room, Clockwork clockwork) {
        this.world = world;
        this.room = room;
        // Per bot and thread: 7 a second to send, 14 a second to read.
        this.sending = new RateLimit(clockwork, new RateLimit.Window(7, 7));
        this.reading = new RateLimit(clockwork, new RateLimit.Window(14, 14));
    }

    /** Opens a personal chat, or begins a thread in a channel. */
    ObjectNode create(JsonNode body) {
        String channel = body.at("/channelData/channel/id").asText("");
        if (!channel.isEmpty()) {
            JsonNode activity = body.path("activity");
            requireChannel(channel);
            TeamsMessage message = send(channel, Optional.empty(), activity, Optional.empty());
            return Json.object()
                    .put("id", Teams.conversation(channel, message.id()))
                    .put("activityId", message.id());
        }
        if (body.path("members").size() != 1 || body.path("isGroup").asBoolean()) {
            throw new ConnectorError(400, "BadSyntax", "Incorrect conversation creation parameters");
        }
        String tenant = body.at("/channelData/tenant/id").asText(Json.text(body, "tenantId"));
        if (!tenant.equals(Teams.TENANT)) {
            throw new ConnectorError(403, "ForbiddenOperationException", "The tenant is not the bot's");
        }
        Persona persona = reachable(body.at("/members/0/id").asText());
        ObjectNode answer = Json.object().put("id", persona.teamsChat());
        if (body.path("activity").isObject()) {
            TeamsMessage message = send(persona.teamsChat(), Optional.empty(), body.path("activity"), Optional.empty());
            answer.put("activityId", message.id());
        }
        return answer;
    }

    /** Whom the bot may begin to write to: who has the app, or is in the team that has it. */
    private Persona reachable(String id) {
        Persona persona = Teams.persona(id)
                .filter(found ->
                        world.read(memory -> memory.teamsAccount(found)).active())
                .orElseThrow(() -> new ConnectorError(403, "BotNotInConversationRoster", "Unknown member"));
        boolean installed = world.read(memory -> !memory.teamsBlocked.contains(persona)
                && (memory.teamsChats.contains(persona) || (memory.inTeam(persona) && !memory.teamsRemoved)));
        if (!installed) {
            throw new ConnectorError(
                    403, "ForbiddenOperationException", "Bot isn't installed in user's personal scope");
        }
        return persona;
    }

    ObjectNode send(String conversation, Optional<String> replyTo, JsonNode activity, boolean targeted) {
        String channel = requireChannel(Teams.channelOf(conversation));
        Optional<String> root = Teams.rootOf(conversation)
                .or(() -> replyTo.flatMap(id -> world.read(memory -> memory.teamsMessage(channel, id)))
                        .map(TeamsMessage::root));
        Optional<Persona> reader = targeted ? Optional.of(reader(channel, activity)) : Optional.empty();
        if (Json.text(activity, "type").equals("typing")) {
            sending.take(channel);
            return Json.object().put("id", room.newId());
        }
        return Json.object().put("id", send(channel, root, activity, reader).id());
    }

    private static Persona reader(String channel, JsonNode activity) {
        if (Teams.isPersonal(channel)) {
            throw new ConnectorError(400, "BadArgument", "Targeted messages are for groups and channels");
        }
        return Teams.persona(activity.at("/recipient/id").asText())
                .orElseThrow(() -> new ConnectorError(400, "BadArgument", "A targeted message needs a recipient"));
    }

    private TeamsMessage send(String channel, Optional<String> root, JsonNode activity, Optional<Persona> reader) {
        check(activity);
        sending.take(channel);
        return room.posted(channel, root, activity, reader);
    }

    ObjectNode update(String conversation, String id, JsonNode activity, boolean targeted) {
        TeamsMessage message = own(conversation, id);
        if (targeted && activity.has("recipient")) {
            throw new ConnectorError(400, "BadArgument", "The recipient of a targeted message cannot be changed");
        }
        if (targeted != message.reader().isPresent()) {
            throw new ConnectorError(404, "ActivityNotFoundInConversation", "No such message of that kind");
        }
        check(activity);
        sending.take(message.channel());
        room.replace(
                message,
                found -> found.saying(
                        Json.text(activity, "text"),
                        activity.path("textFormat").asText("markdown"),
                        TeamsRoom.attachments(activity)));
        return Json.object().put("id", id);
    }

    void delete(String conversation, String id) {
        TeamsMessage message = own(conversation, id);
        world.change(memory -> memory.teamsMessages.removeIf(old -> old.isAt(message.channel(), id)));
    }

    private TeamsMessage own(String conversation, String id) {
        String channel = requireChannel(Teams.channelOf(conversation));
        TeamsMessage message = world.read(memory -> memory.teamsMessage(channel, id))
                .orElseThrow(() -> new ConnectorError(
                        404, "ActivityNotFoundInConversation", "The message is not in the conversation"));
        if (!message.from().equals(Teams.BOT)) {
            throw new ConnectorError(403, "NotEnoughPermissions", "The message is not the bot's own");
        }
        return message;
    }

    ArrayNode members(String conversation) {
        String channel = requireChannel(Teams.channelOf(conversation));
        reading.take(channel);
        return world.read(memory -> Teams.members(memory, channel));
    }

    /** A member, by the id that Teams uses, by that of the directory or by the name there. */
    ObjectNode member(String conversation, String id) {
        String channel = requireChannel(Teams.channelOf(conversation));
        reading.take(channel);
        return Teams.persona(id)
                .flatMap(persona -> world.read(memory -> Teams.isIn(memory, persona, channel)
                        ? Optional.of(Teams.member(memory, persona))
                        : Optional.<ObjectNode>empty()))
                .orElseThrow(() -> new ConnectorError(404, "MemberNotFoundInConversation", "No such member"));
    }

    /** What there is to know of the team. */
    ObjectNode team(String id) {
        requireTeam(id);
        return world.read(memory -> Json.object()
                .put("id", Teams.TEAM)
                .put("name", memory.teamsTeam)
                .put("aadGroupId", Teams.TEAM_DIRECTORY_ID)
                .put("channelCount", open(memory).count())
                .put("memberCount", Teams.members(memory, Teams.TEAM).size())
                .put("type", "standard")
                .put("tenantId", Teams.TENANT));
    }

    /** The channels of the team; that which every team has is told without its name, which clients translate. */
    ObjectNode channels(String id) {
        requireTeam(id);
        ObjectNode answer = Json.object();
        ArrayNode conversations = answer.putArray("conversations");
        world.read(memory -> open(memory).toList())
                .forEach(channel -> conversations
                        .addObject()
                        .put("id", channel.id())
                        .put("name", channel.id().equals(Teams.TEAM) ? null : channel.name())
                        .put("type", "standard"));
        return answer;
    }

    private static Stream<TeamsChannel> open(Memory memory) {
        return memory.teamsChannels.values().stream().filter(channel -> !channel.deleted());
    }

    private void requireTeam(String id) {
        if (!id.equals(Teams.TEAM)) {
            throw new ConnectorError(404, "NotFound", "Team not found");
        }
        requireChannel(id);
        reading.take(id);
    }

    ObjectNode pagedMembers(String conversation, Optional<String> pageSize, Optional<String> continuation) {
        ArrayNode all = members(conversation);
        int size = Math.clamp(number(pageSize, 200), 50, 500);
        int from = Math.min(number(continuation, 0), all.size());
        int to = Math.min(all.size(), from + size);
        ObjectNode page = Json.object();
        ArrayNode members = page.putArray("members");
        for (int i = from; i < to; i++) {
            members.add(all.get(i));
        }
        return to < all.size() ? page.put("continuationToken", String.valueOf(to)) : page;
    }

    private static int number(Optional<String> text, int otherwise) {
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new ConnectorError(400, "BadArgument", "Not a number: " + text.orElse(""));
        }
    }

    private static void check(JsonNode activity) {
        if (activity.toString().getBytes(StandardCharsets.UTF_16LE).length > MOST_BYTES) {
            throw new ConnectorError(413, "MessageSizeTooBig", "Message size too large");
        }
        if (!Json.text(activity, "type").equals("message")) {
            throw new ConnectorError(400, "BadSyntax", "The activity has no type that can be sent");
        }
        if (Json.text(activity, "text").isEmpty()
                && activity.path("attachments").isEmpty()) {
            throw new ConnectorError(400, "BadSyntax", "The activity says nothing");
        }
        for (JsonNode attachment : activity.path("attachments")) {
            if (Json.text(attachment, "contentType").equals(Teams.CARD)) {
                List<String> broken = CardRules.adaptiveCard(attachment.path("content"));
                if (!broken.isEmpty()) {
                    throw new ConnectorError(400, "BadArgument", "Invalid card: " + String.join("; ", broken));
                }
            }
        }
    }

    /** The conversation, which must be there, and the app in it. */
    private String requireChannel(String channel) {
        if (!world.read(memory -> Teams.owner(channel)
                .map(owner -> memory.teamsAccount(owner).active())
                .orElseGet(() -> Teams.isOpen(memory, channel)))) {
            throw new ConnectorError(404, "ConversationNotFound", "Conversation not found.");
        }
        if (!world.read(memory -> Teams.hasApp(memory, channel))) {
            throw Teams.isPersonal(channel)
                    ? new ConnectorError(
                            403, "ConversationBlockedByUser", "User blocked the conversation with the bot.")
                    : new ConnectorError(
                            403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
        }
        return channel;
    }
}
