package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Teams tells a bot, in the shapes of the
 * <a href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference">activity
 * schema</a>.
 */
final class TeamsActivities {
    private static final Pattern MENTION = Pattern.compile("@([\\p{L}]+)");

    private final PlaygroundSettings settings;
    private final World world;
    private final Clockwork clockwork;

    TeamsActivities(PlaygroundSettings settings, World world, Clockwork clockwork) {
        this.settings = settings;
        this.world = world;
        this.clockwork = clockwork;
    }

    /** What all activities begin with. */
    ObjectNode of(String type, String id, Persona persona, String channel, String root) {
        Instant now = clockwork.now().truncatedTo(ChronoUnit.MILLIS);
        Account account = account(persona);
        ObjectNode activity = Json.object()
                .put("type", type)
                .put("id", id)
                // As Teams does: a whole second is written without a fraction.
                .put("timestamp", now.toString())
                .put(
                        "localTimestamp",
                        now.atZone(ZoneId.of(account.zone())).toOffsetDateTime().toString())
                .put("localTimezone", account.zone())
                .put("locale", account.locale())
                .put("channelId", "msteams")
                .put("serviceUrl", settings.teamsService().toString());
        activity.set("from", Teams.account(persona, account.name()));
        activity.set("recipient", Teams.bot());
        activity.set("conversation", conversation(channel, root));
        activity.set("channelData", channelData(channel));
        activity.putArray("entities")
                .addObject()
                .put("type", "clientInfo")
                .put("locale", account.locale())
                .put("country", account.locale().substring(3))
                .put("platform", "Web")
                .put("timezone", account.zone());
        return activity;
    }

    private Account account(Persona persona) {
        return world.read(memory -> memory.teamsAccount(persona));
    }

    private static ObjectNode conversation(String channel, String root) {
        ObjectNode conversation = Json.object()
                .put("id", Teams.conversation(channel, root))
                .put("tenantId", Teams.TENANT)
                .put("conversationType", Teams.isPersonal(channel) ? "personal" : "channel");
        return Teams.isPersonal(channel) ? conversation : conversation.put("isGroup", true);
    }

    private ObjectNode channelData(String channel) {
        ObjectNode data = Json.object();
        data.putObject("tenant").put("id", Teams.TENANT);
        if (!Teams.isPersonal(channel)) {
            String team = world.read(memory -> memory.teamsTeam);
            data.put("teamsChannelId", channel).put("teamsTeamId", Teams.TEAM);
            data.putObject("channel").put("id", channel);
            data.putObject("team").put("id", Teams.TEAM).put("name", team).put("aadGroupId", Teams.TEAM_DIRECTORY_ID);
        }
        return data;
    }

    /** A message, with its mentions made real and its files attached. */
    ObjectNode message(TeamsMessage message, Persona persona) {
        ObjectNode activity = of("message", message.id(), persona, message.channel(), message.root());
        ArrayNode entities = (ArrayNode) activity.get("entities");
        activity.put("text", mentions(message.text(), entities)).put("textFormat", "plain");
        ArrayNode attachments = activity.putArray("attachments");
        if (!message.text().isEmpty()) {
            attachments
                    .addObject()
                    .put("contentType", "text/html")
                    .put("content", "<p>" + Json.text(activity, "text") + "</p>");
        }
        message.files().forEach(file -> attachments.add(attachment(file)));
        return activity;
    }

    private String mentions(String text, ArrayNode entities) {
        return MENTION.matcher(text).replaceAll(mention -> {
            String name = mention.group(1);
            if (name.equalsIgnoreCase(Teams.BOT_NAME)) {
                return mention(Teams.bot(), entities);
            }
            return Persona.find(persona -> persona.shownName().equalsIgnoreCase(name))
                    .map(persona ->
                            mention(Teams.account(persona, account(persona).name()), entities))
                    .orElseGet(() -> Matcher.quoteReplacement(mention.group()));
        });
    }

    private static String mention(ObjectNode account, ArrayNode entities) {
        String text = "<at>" + Json.text(account, "name") + "</at>";
        entities.addObject()
                .put("type", "mention")
                .put("text", text)
                .set(
                        "mentioned",
                        Json.object().put("id", Json.text(account, "id")).put("name", Json.text(account, "name")));
        return text;
    }

    static boolean mentionsBot(String text) {
        return MENTION.matcher(text)
                .results()
                .anyMatch(mention -> mention.group(1).equalsIgnoreCase(Teams.BOT_NAME));
    }

    private ObjectNode attachment(StoredFile file) {
        int dot = file.name().lastIndexOf('.');
        ObjectNode attachment = Json.object()
                .put("contentType", "application/vnd.microsoft.teams.file.download.info")
                .put("name", file.name())
                .put("contentUrl", "https://entrain.example/files/" + file.id());
        attachment.set(
                "content",
                Json.object()
                        .put(
                                "downloadUrl",
                                settings.at("/playground/teams/files/" + file.id())
                                        .toString())
                        .put("uniqueId", file.id())
                        .put("fileType", dot < 0 ? "" : file.name().substring(dot + 1)));
        return attachment;
    }

    /** An invoke: something was pressed on {@code message}, and the answer is the HTTP answer. */
    ObjectNode invoke(String name, Persona persona, TeamsMessage message, String id, JsonNode value) {
        ObjectNode activity = of("invoke", id, persona, message.channel(), message.root())
                .put("name", name)
                .put("replyToId", message.id());
        activity.set("value", value);
        return activity;
    }

    /** The bot or people came into a conversation ({@code membersAdded}), or left it ({@code membersRemoved}). */
    ObjectNode membership(String id, Persona by, String channel, String change, ObjectNode member) {
        ObjectNode activity = of("conversationUpdate", id, by, channel, "");
        withoutThread(activity, channel);
        activity.putArray(change).add(member);
        if (!Teams.isPersonal(channel)) {
            activity.withObject("/channelData")
                    .put("eventType", change.equals("membersAdded") ? "teamMemberAdded" : "teamMemberRemoved");
        }
        return activity;
    }

    /** A persona as one of {@code membersAdded} or {@code membersRemoved}, which say no names. */
    static ObjectNode unnamed(Persona persona) {
        return Json.object().put("id", persona.teamsUser()).put("aadObjectId", persona.directoryId());
    }

    /**
     * Something became of a channel, or of the team itself
     * (<a href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events">Conversation
     * events</a>): "Conversation id is set to team id".
     */
    ObjectNode channelEvent(String id, Persona by, TeamsChannel channel, String eventType) {
        ObjectNode activity = teamEvent(id, by, eventType);
        activity.withObject("/channelData")
                .putObject("channel")
                .put("id", channel.id())
                .put("name", channel.name());
        return activity;
    }

    ObjectNode teamEvent(String id, Persona by, String eventType) {
        ObjectNode activity = of("conversationUpdate", id, by, Teams.TEAM, "");
        withoutThread(activity, Teams.TEAM);
        ObjectNode data = activity.withObject("/channelData").put("eventType", eventType);
        data.remove(List.of("channel", "teamsChannelId"));
        return activity;
    }

    /** The app was added to a conversation ({@code add}) or removed from it ({@code remove}). */
    ObjectNode installation(String id, Persona by, String channel, String action) {
        ObjectNode activity = of("installationUpdate", id, by, channel, "").put("action", action);
        withoutThread(activity, channel);
        return activity;
    }

    private static void withoutThread(ObjectNode activity, String channel) {
        activity.withObject("/conversation").put("id", channel);
    }
}
