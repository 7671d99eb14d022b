package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
 * the documentation of Teams). Only who names others in a form waits for it.
 */
final class TeamsProfiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsProfiles.class);

    private static final int REMEMBERED = 50_000;
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    /** Of one conversation's members a bot may ask 3,600 times an hour. */
    static final Duration PACE = Duration.ofSeconds(1);

    /** Of one conversation's members a bot may ask 14 times a second. */
    private static final int AT_ONCE = 12;

    /** Within the five seconds that a form has, with time for what the door does. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** The roster takes other ids as well, and would make one person two. */
    private static final Pattern DIRECTORY_ID = Pattern.compile("[0-9a-z-]+");

    private static final Said NOTHING = new Said("", "", "", Optional.empty(), Profile.Standing.FULL);

    /**
     * What the roster said of somebody.
     *
     * @param user their id for this bot
     * @param principal what the directory calls them
     * @param name what they are called there; empty where nothing was said
     */
    private record Said(String user, String principal, String name, Optional<String> email, Profile.Standing standing) {
        Profile of(Profile who, String named) {
            String address = TeamsAddress.parse(who.address())
                    .map(known -> known.called(principal).encoded())
                    .orElse(who.address());
            return new Profile(who.account(), named, who.locale(), who.zone(), email, standing, address);
        }

        /** Somebody of whom nothing else is known, to be reached by the connector of {@code there}. */
        Profile of(Account account, TeamsAddress there) {
            String address = there.of(user).called(principal).encoded();
            return new Profile(account, name, Optional.empty(), Optional.empty(), email, standing, address);
        }
    }

    private record Known(Said said, Instant until) {}

    private record Asked(TeamsAddress address, String conversation, String user, Profile who) {}

    private final TeamsConnector connector;
    private final Door door;
    private final InstantSource clock;
    private final Map<Account, Known> known = new ConcurrentHashMap<>();
    private final Errands<Asked> errands;
    private final Executor background;

    TeamsProfiles(TeamsConnector connector, Door door, InstantSource clock, Duration pace, Executor background) {
        this.connector = connector;
        this.door = door;
        this.clock = clock;
        this.background = background;
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
            if (errands.offer(asking(turn, turn.user(), turn.who()))) {
                remember(account, found == null ? NOTHING : found.said(), AFTER_FAILURE);
            }
        }
        return found == null
                ? turn
                : turn.by(found.said().of(turn.who(), turn.who().name()));
    }

    /**
     * What is known of those with these directory ids, asking the roster of where the turn is for all others at the same
     * time; without those whom it does not know, or does not tell of in time.
     */
    List<Profile> told(TeamsTurn turn, List<String> ids) {
        List<Account> accounts = ids.stream()
                .filter(id -> DIRECTORY_ID.matcher(id).matches())
                .map(id -> new Account(turn.who().account().workspace(), id))
                .toList();
        CompletableFuture.allOf(accounts.stream()
                        .filter(account -> fresh(account).isEmpty())
                        .limit(AT_ONCE)
                        .map(account -> asking(turn, account.id(), Profile.of(account, "")))
                        .map(next -> CompletableFuture.runAsync(() -> said(next), background))
                        .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        // Not where the turn is: that conversation may be of the one who names them.
        TeamsAddress anywhere = turn.address().in("");
        return accounts.stream()
                .flatMap(account -> fresh(account).map(said -> said.of(account, anywhere)).stream())
                .toList();
    }

    private Optional<Said> fresh(Account account) {
        return Optional.ofNullable(known.get(account))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Known::said)
                .filter(said -> !said.name().isEmpty());
    }

    private static Asked asking(TeamsTurn turn, String user, Profile who) {
        String conversation =
                TeamsInbound.team(turn.activity()).orElse(turn.address().conversation());
        return new Asked(turn.address(), conversation, user, who);
    }

    private void ask(Asked next) {
        said(next).ifPresent(said -> tell(next.who(), said));
    }

    /** What the roster says, which is remembered. */
    private Optional<Said> said(Asked next) {
        Answer answer = connector.member(next.address(), next.conversation(), next.user());
        if (answer instanceof Answer.Accepted accepted) {
            Account account = next.who().account();
            Said said = said(accepted.body(), account.workspace().id(), next.user());
            remember(account, said, FRESH);
            return Optional.of(said);
        }
        LOG.info("Teams does not tell who somebody is: {}", answer);
        return Optional.empty();
    }

    private static Said said(JsonNode member, String home, String user) {
        String role = member.path("userRole").asText("");
        String tenant = member.path("tenantId").asText("");
        boolean isOfTheHouse = tenant.isEmpty() || tenant.equalsIgnoreCase(home);
        boolean isGuest = role.equals("guest") || role.equals("anonymous") || !isOfTheHouse;
        return new Said(
                member.path("id").asText(user),
                member.path("userPrincipalName").asText("").strip(),
                member.path("name").asText("").strip(),
                Optional.of(member.path("email").asText("").strip().toLowerCase(Locale.ROOT))
                        .filter(email -> !email.isEmpty()),
                isGuest ? Profile.Standing.GUEST : Profile.Standing.FULL);
    }

    private void tell(Profile who, Said said) {
        Instant now = clock.instant();
        door.handle(new Interaction.ProfileChanged(
                "profile:" + who.account().id() + ":" + now.toEpochMilli(),
                said.of(who, said.name().isEmpty() ? who.name() : said.name()),
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
