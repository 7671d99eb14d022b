package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Errands;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.teams.TeamsConnector.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of each team that the app is in, and what they are called. Teams tells of what happens to a team as a
 * whole by its first channel alone, whose id is the team's; that the others are meant as well is found out by asking for
 * them, in the background ("Get the list of channels in a team" in the documentation of Teams).
 */
final class TeamsChannels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsChannels.class);

    private static final int REMEMBERED = 10_000;
    private static final Duration FRESH = Duration.ofDays(1);
    static final Duration PACE = Duration.ofSeconds(1);

    /** What a channel is heard of for. */
    interface Telling {
        Interaction of(String delivery, Place place, Instant at);
    }

    /**
     * A question for the channels of a team.
     *
     * @param told those that the door heard of already
     * @param telling what it should hear of the others
     */
    private record Asked(TeamsAddress address, String team, String name, Set<String> told, Optional<Telling> telling) {}

    private final TeamsConnector connector;
    private final Door door;
    private final InstantSource clock;
    /** By team, the name of each channel; empty where it is not known. */
    private final Map<String, Map<String, String>> teams = new ConcurrentHashMap<>();

    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private final Errands<Asked> errands;

    TeamsChannels(TeamsConnector connector, Door door, InstantSource clock, Duration pace) {
        this.connector = connector;
        this.door = door;
        this.clock = clock;
        this.errands = new Errands<>("teams-channels", pace, this::ask);
    }

    void start() {
        errands.start();
    }

    /** Has the door told, once a day, what the channels of the team are called that something happened in. */
    void heard(Activity activity) {
        TeamsInbound.team(activity).ifPresent(team -> {
            TeamsInbound.channel(activity).ifPresent(channel -> of(team).putIfAbsent(channel, ""));
            Instant last = asked.get(team);
            if (last == null || last.plus(FRESH).isBefore(clock.instant())) {
                name(activity, team);
            }
        });
    }

    /** Has the door told what the channels of the team are called that the bot came into. */
    void joined(Activity activity) {
        TeamsInbound.team(activity).ifPresent(team -> {
            of(team).clear();
            name(activity, team);
        });
    }

    private void name(Activity activity, String team) {
        if (offer(activity, team, Set.of(), Optional.empty())) {
            asked.put(team, clock.instant());
        }
    }

    /** The channels of a team that are known, with its first; the door will hear of the others that Teams tells of. */
    Set<String> all(Activity activity, String team, Telling telling) {
        Set<String> known = known(team);
        offer(activity, team, known, Optional.of(telling));
        return known;
    }

    /** The channels of a team that are known, with its first. */
    Set<String> known(String team) {
        of(team).putIfAbsent(team, "");
        return Set.copyOf(of(team).keySet());
    }

    private boolean offer(Activity activity, String team, Set<String> told, Optional<Telling> telling) {
        TeamsAddress address = TeamsInbound.address(activity);
        return errands.offer(new Asked(address, team, TeamsInbound.teamName(activity), told, telling));
    }

    private Map<String, String> of(String team) {
        if (teams.size() >= REMEMBERED) {
            teams.clear();
            asked.clear();
        }
        return teams.computeIfAbsent(team, _ -> new ConcurrentHashMap<>());
    }

    private void ask(Asked next) {
        Answer answer = connector.channels(next.address(), next.team());
        if (!(answer instanceof Answer.Accepted accepted)) {
            LOG.info("Teams does not tell which channels a team has: {}", answer);
            return;
        }
        List<JsonNode> channels =
                accepted.body().path("conversations").valueStream().toList();
        for (JsonNode channel : channels) {
            String id = channel.path("id").asText("");
            if (id.isEmpty()) {
                continue;
            }
            next.telling()
                    .filter(_ -> !next.told().contains(id))
                    .ifPresent(telling -> door.handle(
                            telling.of(delivery("channel", id), place(next.address(), id), clock.instant())));
            tellName(next, id, channel.path("name").asText(""));
        }
    }

    private void tellName(Asked next, String id, String name) {
        String told = of(next.team()).getOrDefault(id, "");
        String now = id.equals(next.team()) ? teamName(next, told) : name;
        of(next.team()).put(id, now);
        if (!now.isEmpty() && !now.equals(told)) {
            door.handle(new Interaction.ChannelNamed(
                    delivery("name", id), place(next.address(), id), now, false, clock.instant()));
        }
    }

    /** A team's first channel is called like the team: clients translate its own name, and it is the same everywhere. */
    private String teamName(Asked next, String told) {
        return Stream.of(next.name(), told)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> connector.team(next.address(), next.team()) instanceof Answer.Accepted team
                        ? team.body().path("name").asText("")
                        : "");
    }

    /** The door was told what a channel is called now. */
    void named(String team, String channel, String name) {
        of(team).put(channel, name);
    }

    private String delivery(String what, String channel) {
        return what + ":" + channel + ":" + clock.instant().toEpochMilli();
    }

    private static Place place(TeamsAddress team, String channel) {
        return TeamsInbound.place(TeamsAddress.of(team.serviceUrl(), channel, "channel", team.bot(), team.tenant()));
    }

    @Override
    public void close() {
        errands.close();
    }
}
