package org.entrain.teams;

import com.microsoft.bot.schema.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;

/**
 * What becomes of channels and teams, and of the bot in them: "Conversation update events" and "Installation update event"
 * in the documentation of Teams. What happens to a team happens to each of its channels. Whether a team is public is not
 * told to a bot, so that no channel is said to be open.
 */
final class TeamsLife {
    private final TeamsChannels channels;

    TeamsLife(TeamsChannels channels) {
        this.channels = channels;
    }

    /** The bot came into the place of the activity; the person who has it alone is no channel. */
    List<Interaction> joined(Activity activity, Instant at) {
        Place place = TeamsInbound.place(TeamsInbound.address(activity));
        if (!place.isShared()) {
            return List.of();
        }
        return List.of(new Interaction.BotJoined(delivery(activity, "joined", place.channel()), place, at));
    }

    /** The bot was taken out of the place of the activity, and so out of all channels of its team. */
    List<Interaction> left(Activity activity, Instant at) {
        Place place = TeamsInbound.place(TeamsInbound.address(activity));
        if (!place.isShared()) {
            return List.of();
        }
        Set<String> all = TeamsInbound.team(activity).map(channels::known).orElse(Set.of(place.channel()));
        return told(activity, all, "left", Interaction.BotLeft::new, at);
    }

    /** What the activity tells of a channel or a team; empty where it tells of none. */
    List<Interaction> changed(Activity activity, Instant at) {
        String team = TeamsInbound.team(activity).orElse("");
        String channel = TeamsInbound.channel(activity).orElse("");
        if (team.isEmpty()) {
            return List.of();
        }
        String name = TeamsInbound.channelData(activity).at("/channel/name").asText("");
        return switch (TeamsInbound.eventType(activity).toLowerCase(Locale.ROOT)) {
            case "channelcreated", "channelrenamed" -> named(activity, team, channel, name, at);
            case "channelrestored" -> {
                var both =
                        new ArrayList<>(told(activity, ids(channel), "reopened", Interaction.ChannelReopened::new, at));
                both.addAll(named(activity, team, channel, name, at));
                yield both;
            }
            case "channeldeleted" -> told(activity, ids(channel), "closed", Interaction.ChannelClosed::new, at);
            case "teamrenamed" -> named(activity, team, team, TeamsInbound.teamName(activity), at);
            // Of a team that is gone nothing more can be asked.
            case "teamdeleted", "teamharddeleted" ->
                told(activity, channels.known(team), "closed", Interaction.ChannelClosed::new, at);
            case "teamarchived" -> {
                Set<String> all = channels.all(activity, team, Interaction.ChannelClosed::new);
                yield told(activity, all, "closed", Interaction.ChannelClosed::new, at);
            }
            case "teamunarchived", "teamrestored" -> {
                Set<String> all = channels.all(activity, team, Interaction.ChannelReopened::new);
                yield told(activity, all, "reopened", Interaction.ChannelReopened::new, at);
            }
            default -> List.of();
        };
    }

    private List<Interaction> named(Activity activity, String team, String channel, String name, Instant at) {
        if (channel.isEmpty() || name.isEmpty()) {
            return List.of();
        }
        channels.named(team, channel, name);
        String delivery = delivery(activity, "named", channel);
        return List.of(
                new Interaction.ChannelNamed(delivery, TeamsInbound.placeOf(activity, channel), name, false, at));
    }

    private static List<Interaction> told(
            Activity activity, Set<String> ids, String what, TeamsChannels.Telling telling, Instant at) {
        return ids.stream()
                .sorted()
                .map(id -> telling.of(delivery(activity, what, id), TeamsInbound.placeOf(activity, id), at))
                .toList();
    }

    private static Set<String> ids(String channel) {
        return channel.isEmpty() ? Set.of() : Set.of(channel);
    }

    private static String delivery(Activity activity, String what, String channel) {
        return TeamsInbound.delivery(activity) + " " + what + " " + channel;
    }
}
