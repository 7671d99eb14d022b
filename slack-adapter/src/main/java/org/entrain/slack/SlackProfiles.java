package org.entrain.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Errands;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names, languages, time zones and the like, which Slack does not send along: {@code users.info}, once a day for each
 * account. A person who says something, or names others in a form, waits for it (0.8 seconds at most); one who presses a
 * button does not, and the door hears of it afterwards.
 */
final class SlackProfiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackProfiles.class);

    private static final int REMEMBERED = 50_000;
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    /** {@code users.info} is in tier 4: about a hundred a minute. */
    static final Duration PACE = Duration.ofSeconds(1);

    /** How many a form may name whom Slack is still to be asked for: a fifth of what it answers in a minute. */
    private static final int AT_ONCE = 20;

    /** Of whom Slack does not say that it is a bot: "User object" in its documentation. */
    private static final String SLACKBOT = "USLACKBOT";

    private record Known(Profile profile, Instant until) {}

    private record Asked(Account account, String name) {}

    private final SlackApi api;
    private final Door door;
    private final InstantSource clock;
    private final RecentMap<String, Known> known = new RecentMap<>(REMEMBERED);
    private final Errands<Asked> asked;

    SlackProfiles(SlackApi api, Door door, InstantSource clock, Duration pace) {
        this.api = api;
        this.door = door;
        this.clock = clock;
        this.asked = new Errands<>("slack-profiles", pace, this::ask);
    }

    void start() {
        asked.start();
    }

    /** What is known of somebody, asking Slack first where that was not done today. */
    Profile fetched(Account account, String name) {
        return fresh(account).or(() -> fetch(api.hasty(), account, name)).orElseGet(() -> poor(account, name));
    }

    /** What is known of several, asking Slack for all others at the same time; without those it tells nothing of. */
    List<Profile> told(List<Account> accounts) {
        accounts.stream()
                .filter(account -> fresh(account).isEmpty())
                .limit(AT_ONCE)
                .gather(Gatherers.mapConcurrent(AT_ONCE, account -> fetch(api.hasty(), account, "")))
                .forEach(_ -> {}); // Whoever Slack tells of is remembered.
        return accounts.stream().flatMap(account -> fresh(account).stream()).toList();
    }

    /** What is known of somebody right now; the door hears of the rest as {@link Interaction.ProfileChanged}. */
    Profile remembered(Account account, String name) {
        return fresh(account).orElseGet(() -> {
            boolean isAsked = asked.offer(new Asked(account, name));
            return isAsked ? poor(account, name) : Profile.of(account, name);
        });
    }

    /**
     * What Slack tells of somebody unasked; empty where nothing is new in it, as in most changes, which are of a status.
     */
    Optional<Profile> changed(Account account, User user) {
        Optional<Profile> before = known.get(key(account)).map(Known::profile);
        Profile told = profile(account, "", user);
        Profile now = new Profile(
                account,
                told.name(),
                told.locale().or(() -> before.flatMap(Profile::locale)),
                told.zone(),
                told.email(),
                told.standing(),
                told.address());
        remember(now, FRESH);
        // Who is gone does nothing that would say so once more: it is told every time.
        boolean isOld = now.standing() == Profile.Standing.FULL
                && before.filter(now::equals).isPresent();
        return isOld ? Optional.empty() : Optional.of(now);
    }

    /** The language of somebody, where it is known already. */
    Optional<Locale> language(Account account) {
        return known.get(key(account)).flatMap(seen -> seen.profile().locale());
    }

    private Optional<Profile> fresh(Account account) {
        return known.get(key(account))
                .filter(seen -> clock.instant().isBefore(seen.until()))
                .map(Known::profile);
    }

    private void ask(Asked next) {
        fetch(api.patient(), next.account(), next.name())
                .ifPresentOrElse(this::tell, () -> poor(next.account(), next.name()));
    }

    private void tell(Profile profile) {
        Instant now = clock.instant();
        var nowhere = new Place(profile.account().workspace(), "", Place.Kind.PERSONAL, "");
        String delivery = "profile:" + profile.account().id() + ":" + now.toEpochMilli();
        door.handle(new Interaction.ProfileChanged(delivery, profile, nowhere, now));
    }

    private Optional<Profile> fetch(MethodsClient slack, Account account, String name) {
        try {
            var answer = slack.usersInfo(request -> request.user(account.id()).includeLocale(true));
            if (answer.isOk() && answer.getUser() != null) {
                Profile profile = profile(account, name, answer.getUser());
                remember(profile, FRESH);
                return Optional.of(profile);
            }
            LOG.info("Slack does not tell who somebody is: {}", answer.getError());
        } catch (SlackApiException | IOException e) {
            LOG.info("Slack does not tell who somebody is: {}", e.toString());
        }
        return Optional.empty();
    }

    /** What somebody is known by for a while, where Slack told nothing. */
    private Profile poor(Account account, String name) {
        Profile poor = Profile.of(account, name);
        remember(poor, AFTER_FAILURE);
        return poor;
    }

    private void remember(Profile profile, Duration howLong) {
        known.put(key(profile.account()), new Known(profile, clock.instant().plus(howLong)));
    }

    private static String key(Account account) {
        return account.workspace().id() + "/" + account.id();
    }

    private static Profile profile(Account account, String name, User user) {
        String displayName =
                user.getProfile() == null ? null : user.getProfile().getDisplayName();
        String best = Stream.of(displayName, user.getRealName(), user.getName(), name)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(account.id());
        Optional<Locale> locale = Optional.ofNullable(user.getLocale())
                .map(Locale::forLanguageTag)
                .filter(read -> !read.getLanguage().isEmpty());
        return new Profile(account, best, locale, zone(user.getTz()), email(user), standing(user), "");
    }

    /** Slack tells it to an app with the scope {@code users:read.email}, and has verified it. */
    private static Optional<String> email(User user) {
        return Optional.ofNullable(user.getProfile())
                .map(User.Profile::getEmail)
                .filter(email -> !email.isBlank())
                .map(email -> email.strip().toLowerCase(Locale.ROOT));
    }

    private static Profile.Standing standing(User user) {
        if (user.isBot() || SLACKBOT.equals(user.getId())) {
            return Profile.Standing.BOT;
        }
        if (user.isDeleted()) {
            return Profile.Standing.GONE;
        }
        return user.isRestricted() || user.isUltraRestricted() || user.isStranger()
                ? Profile.Standing.GUEST
                : Profile.Standing.FULL;
    }

    private static Optional<ZoneId> zone(@Nullable String zone) {
        try {
            return Optional.ofNullable(zone).filter(text -> !text.isBlank()).map(ZoneId::of);
        } catch (DateTimeException e) {
            LOG.info("Slack named a time zone that Java does not know: {}", zone, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        asked.close();
    }
}
