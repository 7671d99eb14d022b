package org.entrain.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.Cadence;
import org.entrain.core.plans.DaysOff;
import org.entrain.core.plans.Moments;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Reading;
import org.entrain.core.text.Texts;

/** On which days a community does not work: the week, a country's holidays, and days that the crew names. */
public final class DaysOffChat implements Feature {
    private static final Set<String> ADD = Set.of("add", "ajouter");
    private static final Set<String> REMOVE = Set.of("remove", "delete", "enlever", "retirer", "supprimer");
    private static final Set<String> COUNTRY = Set.of("country", "pays");
    private static final Set<String> WEEK = Set.of("week", "semaine");
    private static final Set<String> NONE = Set.of("none", "no", "aucun", "off");
    private static final Set<String> TO = Set.of("to", "until", "till", "au", "jusqu'au", "-", "–");
    private static final int LONGEST_DATE = 3;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_CLOSING = 62;

    private final Access access;
    private final Plans plans;
    private final Holidays holidays;
    private final Audit audit;

    /** Talks about the days off that these plans respect. */
    public DaysOffChat(Access access, Plans plans, Holidays holidays, Audit audit) {
        this.access = access;
        this.plans = plans;
        this.holidays = holidays;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("plan days-off", Right.RUN, DaysOffChat.class, this::daysOff);
    }

    private Reply daysOff(Turn turn, String words) {
        Community community = access.meant(turn);
        List<String> said = Arrays.stream(words.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (said.isEmpty()) {
            return list(turn, community);
        }
        String verb = Plain.of(said.getFirst());
        List<String> rest = said.subList(1, said.size());
        if (ADD.contains(verb)) {
            return add(turn, community, rest);
        }
        if (REMOVE.contains(verb)) {
            return remove(turn, community, rest);
        }
        if (COUNTRY.contains(verb)) {
            return country(turn, community, String.join(" ", rest));
        }
        if (WEEK.contains(verb)) {
            return week(turn, community, String.join(" ", rest));
        }
        if (verb.equals("list") || verb.equals("liste")) {
            return list(turn, community);
        }
        throw refusal(turn, "days-off.how");
    }

    private Reply list(Turn turn, Community community) {
        Map<LocalDate, String> coming =
                new TreeMap<>(DaysOff.of(turn.tx(), community.id()).off());
        LocalDate today = today(turn, community);
        coming.keySet().removeIf(day -> day.isBefore(today));
        return new Reply.Private(DaysOffCards.list(
                community,
                DaysOff.of(turn.tx(), community.id()).week(),
                holidays.country(turn.tx(), community.id()),
                coming,
                texts(turn)));
    }

    /**
     * A day or days, and the words after it.
     *
     * @param last the same day where it is only one
     */
    private record Stretch(LocalDate first, LocalDate last, List<String> rest) {}

    private Reply add(Turn turn, Community community, List<String> words) {
        Stretch stretch = stretch(turn, community, words);
        String name = String.join(" ", stretch.rest());
        if (name.length() > LONGEST_NAME) {
            throw refusal(turn, "days-off.name", LONGEST_NAME);
        }
        String called = name.isEmpty()
                ? Texts.of(DaysOffChat.class, community.language()).say("days-off.unnamed")
                : name;
        stretch.first()
                .datesUntil(stretch.last().plusDays(1))
                .forEach(day -> DaysOff.add(turn.tx(), community.id(), day, called));
        changed(turn, community);
        return said(turn, "days-off.added", DaysOffCards.stretch(stretch.first(), stretch.last(), texts(turn)), called);
    }

    private Reply remove(Turn turn, Community community, List<String> words) {
        Stretch stretch = stretch(turn, community, words);
        long removed = stretch.first()
                .datesUntil(stretch.last().plusDays(1))
                .filter(day -> DaysOff.remove(turn.tx(), community.id(), day))
                .count();
        String days = DaysOffCards.stretch(stretch.first(), stretch.last(), texts(turn));
        if (removed == 0) {
            throw refusal(turn, "days-off.none-there", days);
        }
        changed(turn, community);
        return said(turn, "days-off.removed", days);
    }

    private Reply country(Turn turn, Community community, String typed) {
        boolean isNone = NONE.contains(Plain.of(typed));
        Optional<String> country = PublicHolidays.read(typed);
        if (!isNone && country.isEmpty()) {
            throw refusal(turn, "days-off.no-country", Plain.echo(typed));
        }
        holidays.keep(turn.tx(), community.id(), isNone ? Optional.empty() : country, community.language(), turn.at());
        note(turn, community);
        return isNone
                ? said(turn, "days-off.no-holidays", community.name())
                : said(
                        turn,
                        "days-off.country",
                        community.name(),
                        PublicHolidays.shown(country.orElseThrow(), turn.language()));
    }

    private Reply week(Turn turn, Community community, String words) {
        if (!(Reading.of(words + " 10:00") instanceof Reading.Understood(Cadence cadence))) {
            throw refusal(turn, "days-off.no-week");
        }
        Set<DayOfWeek> week = cadence.days();
        DaysOff.setWeek(turn.tx(), community.id(), week);
        changed(turn, community);
        return said(turn, "days-off.week", community.name(), DaysOffCards.week(week, turn.language()));
    }

    private Stretch stretch(Turn turn, Community community, List<String> words) {
        Stretch first = date(turn, community, words).orElseThrow(() -> refusal(turn, "days-off.how"));
        boolean isLong =
                !first.rest().isEmpty() && TO.contains(Plain.of(first.rest().getFirst()));
        Stretch last = isLong
                ? date(turn, community, first.rest().subList(1, first.rest().size()))
                        .orElseThrow(() -> refusal(turn, "days-off.how"))
                : first;
        if (first.first().isBefore(today(turn, community))) {
            throw refusal(turn, "days-off.past", Moment.day(first.first(), turn.language()));
        }
        if (last.first().isBefore(first.first())
                || first.first().plusDays(LONGEST_CLOSING).isBefore(last.first())) {
            throw refusal(turn, "days-off.long", LONGEST_CLOSING);
        }
        return new Stretch(first.first(), last.first(), last.rest());
    }

    /** The longest beginning of the words that is a date. */
    private static Optional<Stretch> date(Turn turn, Community community, List<String> words) {
        Optional<Stretch> found = Optional.empty();
        for (int length = Math.min(LONGEST_DATE, words.size()); length > 0 && found.isEmpty(); length--) {
            List<String> rest = words.subList(length, words.size());
            found = Moments.read(
                            String.join(" ", words.subList(0, length)) + " 12:00",
                            turn.at(),
                            Instant.EPOCH,
                            community.zone())
                    .map(at -> LocalDate.ofInstant(at, community.zone()))
                    .map(day -> new Stretch(day, day, rest));
        }
        return found;
    }

    private static LocalDate today(Turn turn, Community community) {
        return LocalDate.ofInstant(turn.at(), community.zone());
    }

    private void changed(Turn turn, Community community) {
        plans.workingDaysChanged(turn.tx(), community.id(), turn.at());
        note(turn, community);
    }

    private void note(Turn turn, Community community) {
        audit.record(turn, Deed.DAYS_OFF_CHANGED, community.id(), "");
    }

    private static Reply said(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(texts(turn).words(key, arguments)));
    }

    private static Refusal refusal(Turn turn, String key, Object... arguments) {
        return new Refusal(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(DaysOffChat.class);
    }
}
