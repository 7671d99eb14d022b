package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationAccount;
import com.microsoft.bot.schema.Entity;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Workspace;
import org.jspecify.annotations.Nullable;

/** Reads who did something, and where, from an activity. Pure; nothing is asked of the platform. */
final class TeamsInbound {
    private TeamsInbound() {}

    /** The turn of the person that the activity is from; throws {@link Unreadable} where something is missing. */
    static TeamsTurn turn(Activity activity) {
        return turn(activity, required(activity.getFrom(), "from"), "");
    }

    /** The turn of {@code member}, whom the activity tells of. */
    static TeamsTurn turnOf(Activity activity, ChannelAccount member) {
        return turn(activity, member, " " + required(member.getId(), "member id"));
    }

    private static TeamsTurn turn(Activity activity, ChannelAccount person, String suffix) {
        TeamsAddress address = address(activity);
        Workspace workspace = new Workspace(TeamsPlatform.PLATFORM, address.tenant());
        String user = required(person.getId(), "from id");
        Account account = new Account(workspace, text(person.getAadObjectId()).orElse(user));
        boolean isSender = suffix.isEmpty();
        Profile who = new Profile(
                account,
                text(person.getName()).orElse(account.id()),
                isSender ? locale(activity) : Optional.empty(),
                isSender ? zone(activity) : Optional.empty(),
                Optional.empty(),
                Profile.Standing.FULL,
                address.of(user).encoded());
        Place place = place(address.personal() ? address.of(user) : address);
        return new TeamsTurn(activity, delivery(activity) + suffix, address, user, who, place);
    }

    /** The place at an address. */
    static Place place(TeamsAddress address) {
        return new Place(
                new Workspace(TeamsPlatform.PLATFORM, address.tenant()),
                address.conversation(),
                address.personal() ? Place.Kind.PERSONAL : Place.Kind.SHARED,
                address.encoded());
    }

    /** A channel of the team that the activity is about. */
    static Place placeOf(Activity activity, String channel) {
        TeamsAddress about = address(activity);
        return place(TeamsAddress.of(
                about.serviceUrl(), channel, about.channel() ? "channel" : about.type(), about.bot(), about.tenant()));
    }

    /** The id of the team, which is that of its first channel as well; empty where the activity is about none. */
    static Optional<String> team(Activity activity) {
        return text(channelData(activity).path("team").path("id").asText(""));
    }

    /** What the team is called; empty where the activity does not say. */
    static String teamName(Activity activity) {
        return channelData(activity).path("team").path("name").asText("");
    }

    /** The id of the channel; empty where the activity is about none. */
    static Optional<String> channel(Activity activity) {
        return text(channelData(activity).path("channel").path("id").asText(""));
    }

    /** The word of Teams for what an update of a conversation tells; empty where there is none. */
    static String eventType(Activity activity) {
        return channelData(activity).path("eventType").asText("");
    }

    /** The id of a delivery: that of the activity, which is unique in its conversation only. */
    static String delivery(Activity activity) {
        return conversation(activity).getId() + " " + required(activity.getId(), "id");
    }

    /** The tenant of the activity; empty where it names none. */
    static String tenant(Activity activity) {
        return text(conversation(activity).getTenantId())
                .or(() -> channelTenant(activity))
                .orElse("");
    }

    /** Every tenant that the activity names: its conversation's, the channel's, and that of the person it is from. */
    static Set<String> tenants(Activity activity) {
        Set<String> tenants = new HashSet<>();
        text(conversation(activity).getTenantId()).ifPresent(tenants::add);
        channelTenant(activity).ifPresent(tenants::add);
        homeTenant(activity).ifPresent(tenants::add);
        return tenants;
    }

    private static Optional<String> channelTenant(Activity activity) {
        return text(channelData(activity).path("tenant").path("id").asText());
    }

    private static Optional<String> homeTenant(Activity activity) {
        return Optional.ofNullable(activity.getFrom())
                .map(from -> from.getProperties().get("tenantId"))
                .flatMap(tenant -> text(tenant.asText()));
    }

    static Workspace workspace(Activity activity) {
        return new Workspace(TeamsPlatform.PLATFORM, tenant(activity));
    }

    /** What the activity says beside what the SDK reads; missing where there is nothing. */
    static JsonNode channelData(Activity activity) {
        return activity.getChannelData() instanceof JsonNode data ? data : TeamsJson.object();
    }

    /** The activity's value; an empty object where there is none. */
    static JsonNode value(Activity activity) {
        return activity.getValue() instanceof JsonNode value ? value : TeamsJson.object();
    }

    /** Where the activity happened. */
    static TeamsAddress address(Activity activity) {
        ConversationAccount conversation = conversation(activity);
        String type =
                text(conversation.getConversationType()).orElse(conversation.isGroup() ? "groupChat" : "personal");
        return TeamsAddress.of(
                required(activity.getServiceUrl(), "serviceUrl"),
                conversation.getId(),
                type,
                activity.getRecipient() == null
                        ? ""
                        : text(activity.getRecipient().getId()).orElse(""),
                tenant(activity));
    }

    private static ConversationAccount conversation(Activity activity) {
        ConversationAccount conversation = required(activity.getConversation(), "conversation");
        required(conversation.getId(), "conversation id");
        return conversation;
    }

    private static Optional<Locale> locale(Activity activity) {
        return text(activity.getLocale())
                .or(() -> clientInfo(activity, "locale"))
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
                .filter(locale -> !locale.getLanguage().isEmpty());
    }

    private static Optional<ZoneId> zone(Activity activity) {
        return text(activity.getLocalTimezone())
                .flatMap(TeamsInbound::zone)
                .or(() -> clientInfo(activity, "timezone").flatMap(TeamsInbound::zone));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException expected) {
            return Optional.empty();
        }
    }

    private static Optional<String> clientInfo(Activity activity, String property) {
        return entities(activity, "clientInfo")
                .map(entity -> entity.getProperties().get(property))
                .filter(Objects::nonNull)
                .map(JsonNode::asText)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The activity's entities of one type. */
    static Stream<Entity> entities(Activity activity, String type) {
        List<Entity> entities = activity.getEntities();
        return entities == null ? Stream.empty() : entities.stream().filter(entity -> type.equals(entity.getType()));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static <T> T required(@Nullable T value, String what) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new Unreadable("The activity has no " + what);
        }
        return value;
    }

    /** What arrived is no activity of Teams. The message holds no part of it. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
