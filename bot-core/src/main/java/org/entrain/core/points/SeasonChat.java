package org.entrain.core.points;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.people.Groups;
import org.entrain.core.text.Texts;

/** The crew begins a season, and may end it before its time. */
public final class SeasonChat implements Feature {
    private static final Pattern WEEKS = Pattern.compile("(\\d{1,6})\\s*(?:weeks?|semaines?)?");
    private static final Map<String, Groups.Kind> KINDS = Map.ofEntries(
            Map.entry("department", Groups.Kind.DEPARTMENT),
            Map.entry("departments", Groups.Kind.DEPARTMENT),
            Map.entry("département", Groups.Kind.DEPARTMENT),
            Map.entry("departement", Groups.Kind.DEPARTMENT),
            Map.entry("service", Groups.Kind.DEPARTMENT),
            Map.entry("site", Groups.Kind.SITE),
            Map.entry("sites", Groups.Kind.SITE),
            Map.entry("country", Groups.Kind.COUNTRY),
            Map.entry("countries", Groups.Kind.COUNTRY),
            Map.entry("pays", Groups.Kind.COUNTRY),
            Map.entry("level", Groups.Kind.LEVEL),
            Map.entry("levels", Groups.Kind.LEVEL),
            Map.entry("niveau", Groups.Kind.LEVEL));

    private final Access access;
    private final Seasons seasons;
    private final SeasonWatch watch;
    private final Homes homes;
    private final Outbox outbox;
    private final Audit audit;

    /** Talks about these seasons. */
    public SeasonChat(Access access, Seasons seasons, SeasonWatch watch, Homes homes, Outbox outbox, Audit audit) {
        this.access = access;
        this.seasons = seasons;
        this.watch = watch;
        this.homes = homes;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("season start", Right.RUN, SeasonChat.class, this::start)
                .command("season stop", Right.RUN, SeasonChat.class, (turn, rest) -> stop(turn))
                .alias("saison commencer", "season start")
                .alias("saison terminer", "season stop");
    }

    /**
     * What was asked for.
     *
     * @param weeks as they were said, however many
     */
    private record Wish(int weeks, Groups.Kind teams) {}

    private Reply start(Turn turn, String said) {
        Community community = access.meant(turn);
        Wish wish = read(said).orElseThrow(() -> refusal(turn, "season.how"));
        if (wish.weeks() < Season.FEWEST_WEEKS || wish.weeks() > Season.MOST_WEEKS) {
            throw refusal(turn, "season.weeks", Season.FEWEST_WEEKS, Season.MOST_WEEKS);
        }
        if (Switches.areOff(turn.tx(), community)) {
            throw refusal(turn, "board.off");
        }
        LocalDate today = LocalDate.ofInstant(turn.at(), community.zone());
        Seasons.latest(turn.tx(), community.id()).ifPresent(latest -> refuseTooSoon(turn, latest, today));
        Season season = seasons.start(
                        turn.tx(),
                        community,
                        turn.person().id(),
                        wish.teams(),
                        today.plusWeeks(wish.weeks()).minusDays(1),
                        turn.at())
                .orElseThrow(() -> refusal(turn, "season.on"));
        note(turn, community, "start, weeks: " + wish.weeks());
        announce(turn, community, season);
        return said(turn, "season.started", BoardCards.day(season.last(), texts(turn)));
    }

    private static void refuseTooSoon(Turn turn, Season latest, LocalDate today) {
        if (!latest.isOver()) {
            throw refusal(turn, "season.on");
        }
        if (today.isBefore(latest.next())) {
            throw refusal(turn, "season.pause", BoardCards.day(latest.next(), texts(turn)));
        }
    }

    private static Optional<Wish> read(String said) {
        String words = said.toLowerCase(Locale.ROOT).strip();
        Groups.Kind teams = Arrays.stream(words.split("\\s+", -1))
                .filter(KINDS::containsKey)
                .findFirst()
                .map(KINDS::get)
                .orElse(Groups.Kind.DEPARTMENT);
        List<String> rest = Arrays.stream(words.split("\\s+", -1))
                .filter(word -> !KINDS.containsKey(word) && !word.equals("by") && !word.equals("par"))
                .toList();
        Matcher weeks = WEEKS.matcher(String.join(" ", rest));
        return weeks.matches() ? Optional.of(new Wish(Integer.parseInt(weeks.group(1)), teams)) : Optional.empty();
    }

    private void announce(Turn turn, Community community, Season season) {
        var message = BoardCards.begun(season, Texts.of(BoardCards.class, community.language()));
        homes.of(turn.tx(), community.id())
                .forEach(home -> outbox.write(
                        turn.tx(),
                        community.organisationId(),
                        stamp("start", season.id(), home),
                        home,
                        message,
                        turn.at()));
    }

    private Reply stop(Turn turn) {
        Community community = access.meant(turn);
        Season season = Seasons.latest(turn.tx(), community.id())
                .filter(latest -> !latest.isOver())
                .orElseThrow(() -> refusal(turn, "season.none"));
        watch.end(turn.tx(), season.id(), turn.at());
        note(turn, community, "stop");
        return said(turn, "season.stopped");
    }

    private void note(Turn turn, Community community, String detail) {
        audit.record(turn, Audit.Deed.SEASON_CHANGED, community.id(), detail);
    }

    static String stamp(String what, UUID season, Place home) {
        return "season/%s/%s/%s/%s/%s"
                .formatted(
                        what,
                        season,
                        home.workspace().platform(),
                        home.workspace().id(),
                        home.channel());
    }

    private static Reply said(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(texts(turn).words(key, arguments)));
    }

    private static Refusal refusal(Turn turn, String key, Object... arguments) {
        return new Refusal(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(SeasonChat.class);
    }
}
