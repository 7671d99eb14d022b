package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Errands;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.teams.TeamsConnector.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Teams does not send along with what people do: their address, and whether they are guests. The roster is asked,
 * once a day for each account and in the background, and the door hears of it afterwards ("Get team or chat member" in
 * the documentation of Teams).
 */
final class TeamsProfiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsProfiles.class);

    private static final int REMEMBERED = 50_000;
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    /** Of one conversation's members a bot may ask 3,600 times an hour. */
    static final Duration PACE = Duration.ofSeconds(1);

    private static final Said NOTHING = new Said(Optional.empty(), Profile.Standing.FULL);

    /** What the roster said of somebody. */
    private record Said(Optional<String> email, Profile.Standing standing) {
        Profile of(Profile who, String name) {
            return new Profile(who.account(), name, who.locale(), who.zone(), email, standing, who.address());
        }
    }

    private record Known(Said said, Instant until) {}

    private record Asked(TeamsAddress address, String conversation, String user, Profile who) {}

    private final TeamsConnector connector;
    private final Door door;
    private final InstantSource clock;
    private final Map<Account, Known> known = new ConcurrentHashMap<>();
    private final Errands<Asked> errands;

    TeamsProfiles(TeamsConnector connector, Door door, InstantSource clock, Duration pace) {
        this.connector = connector;
        this.door = door;
        this.clock = clock;
        this.errands = new Errands<>("teams-profiles", pace, this::ask);
    }

    void start() {
        errands.start();
    }

    /** The turn with what is known of the person right now; the rest is asked for. */
    TeamsTurn met(TeamsTurn turn) {
        Account account = turn.who().account();
        Known found = known.get(account);
        if (found == null || !clock.instant().isBefore(found.until())) {
            String conversation =
                    TeamsInbound.team(turn.activity()).orElse(turn.address().conversation());
            if (errands.offer(new Asked(turn.address(), conversation, turn.user(), turn.who()))) {
                remember(account, found == null ? NOTHING : found.said(), AFTER_FAILURE);
            }
        }
        return found == null
                ? turn
                : turn.by(found.said().of(turn.who(), turn.who().name()));
    }

    private void ask(Asked next) {
        Answer answer = connector.member(next.address(), next.conversation(), next.user());
        if (answer instanceof Answer.Accepted accepted) {
            tell(next.who(), accepted.body());
        } else {
            LOG.info("Teams does not tell who somebody is: {}", answer);
        }
    }

    private void tell(Profile who, JsonNode member) {
        String role = member.path("userRole").asText("");
        String tenant = member.path("tenantId").asText("");
        boolean isOfTheHouse = tenant.isEmpty()
                || tenant.equalsIgnoreCase(who.account().workspace().id());
        boolean isGuest = role.equals("guest") || role.equals("anonymous") || !isOfTheHouse;
        var said = new Said(
                Optional.of(member.path("email").asText("").strip().toLowerCase(Locale.ROOT))
                        .filter(email -> !email.isEmpty()),
                isGuest ? Profile.Standing.GUEST : Profile.Standing.FULL);
        remember(who.account(), said, FRESH);
        String name = member.path("name").asText("");
        Instant now = clock.instant();
        door.handle(new Interaction.ProfileChanged(
                "profile:" + who.account().id() + ":" + now.toEpochMilli(),
                said.of(who, name.isBlank() ? who.name() : name),
                new Place(who.account().workspace(), "", Place.Kind.PERSONAL, ""),
                now));
    }

    private void remember(Account account, Said said, Duration howLong) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(account, new Known(said, clock.instant().plus(howLong)));
    }

    @Override
    public void close() {
        errands.close();
    }
}
