package org.entrain.core.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Moments;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Reading;
import org.entrain.core.plans.Schedule;
import org.entrain.core.plans.Whose;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Reads what somebody wants to have planned, part by part, and says of a part that cannot be why. */
final class WishReader {
    private static final int MOST_WORDS = 60;
    /** The problem of words that may as well be a name. */
    private static final String UNCLEAR = "cadence.unclear";

    /** With these words, or with a number, people begin to say when. */
    private static final Pattern BEGINS_TIME = Pattern.compile(
            "every|each|on|once|today|tomorrow|daily|weekly|first|last|cron:?"
                    + "|tous|toutes|chaque|le|une|en|aujourd'hui|demain|dernier|premier"
                    + "|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|\\d.*");

    private static final Pattern DATE = Pattern.compile(
            "(?:(?:on|le|once|une fois) )?(?:\\d{4}-\\d{2}-\\d{2}.*|\\d{1,2}(?:st|nd|rd|th|er)? [a-z]+( .*)?)");
    private static final Pattern LEAD = Pattern.compile("^(?:on|le|once|une fois) ", Pattern.CASE_INSENSITIVE);

    private final Kinds kinds;
    private final Community community;
    private final Instant now;
    private final Texts texts;

    /**
     * @param now what "tomorrow" is meant by
     * @param language to say in what cannot be
     */
    WishReader(Kinds kinds, Community community, Instant now, Language language) {
        this.kinds = kinds;
        this.community = community;
        this.now = now;
        this.texts = Texts.of(WishReader.class, language);
    }

    /**
     * Reads {@code quiz fire-safety every monday 10:00 for members}.
     *
     * @throws Unfit where a part of it cannot be
     */
    Wish read(String words) {
        Asked asked = Asked.of(words);
        asked.unclear().ifPresent(unclear -> {
            throw unfit(Wish.Part.AUDIENCE, "add.unclear", Plain.echo(unclear));
        });
        if (asked.words().isEmpty()) {
            throw unfit(Wish.Part.WHAT, "add.what", kinds.names(texts.language()));
        }
        List<String> said = asked.words().stream().limit(MOST_WORDS).toList();
        PlanKind first = kind(said.getFirst());
        Timed timed = timed(said.subList(1, said.size()));
        // "quiz fire-safety, prompt, icebreaker" is one plan that brings them in turn.
        String all = Asked.joined(said.subList(0, 1)) + " " + timed.subject();
        boolean isMix = kinds.entries(all).size() > 1;
        return whole(
                isMix ? kind(MixPlan.KIND) : first,
                isMix ? all : timed.subject(),
                timed.schedule(),
                asked.until().map(this::until),
                asked.audience(),
                asked.clock(),
                asked.approval());
    }

    /** A kind by one of its words. */
    PlanKind kind(String word) {
        return kinds.read(word)
                .orElseThrow(() -> unfit(Wish.Part.WHAT, "add.kind", Plain.echo(word), kinds.names(texts.language())));
    }

    /** What was said before the time, and the time. */
    private record Timed(String subject, Schedule schedule) {}

    /**
     * The time is the longest end of the words that means one: what stands before it is the subject. Where the first words
     * that look like a time are one that cannot be, such as "every 0 weeks", they are no subject.
     */
    private Timed timed(List<String> words) {
        int first = beginOfTime(words);
        if (first < words.size()
                && reading(ending(words, first)) instanceof Reading.Problem problem
                && !problem.key().equals(UNCLEAR)) {
            throw problem(ending(words, first), problem);
        }
        for (int i = 0; i < words.size(); i++) {
            if (reading(ending(words, i)) instanceof Reading.Understood(Schedule schedule)) {
                return new Timed(Asked.joined(words.subList(0, i)), schedule);
            }
        }
        if (first == words.size()) {
            throw unfit(Wish.Part.WHEN, "add.when");
        }
        return new Timed("", schedule(ending(words, first)));
    }

    private static String ending(List<String> words, int from) {
        return Asked.joined(words.subList(from, words.size()));
    }

    private static int beginOfTime(List<String> words) {
        int first = 0;
        while (first < words.size()
                && !BEGINS_TIME.matcher(Plain.of(words.get(first))).matches()) {
            first++;
        }
        return first;
    }

    /** A schedule as it was said. */
    Schedule schedule(String words) {
        return switch (reading(words)) {
            case Reading.Understood(Schedule schedule) -> schedule;
            case Reading.Problem problem -> throw problem(words, problem);
        };
    }

    private Unfit problem(String words, Reading.Problem problem) {
        String moment = LEAD.matcher(words.strip()).replaceFirst("");
        if (moment(moment, Instant.EPOCH).isPresent()) {
            return unfit(Wish.Part.WHEN, "add.past", Plain.echo(moment));
        }
        if (DATE.matcher(Plain.of(words)).matches()) {
            return unfit(Wish.Part.WHEN, "add.no-date", Plain.echo(moment));
        }
        return new Unfit(
                Wish.Part.WHEN,
                Texts.of(Plans.class, texts.language()).words(problem.key(), Plain.echo(problem.words())));
    }

    private Reading reading(String words) {
        return Reading.of(words, now, community.zone());
    }

    /** The last day as it was said: a day, to its end. */
    LocalDate until(String words) {
        return moment(words + " 23:59", now)
                .or(() -> moment(words, now))
                .map(at -> LocalDate.ofInstant(at, community.zone()))
                .orElseThrow(() -> unfit(Wish.Part.UNTIL, "add.until", Plain.echo(words)));
    }

    private Optional<Instant> moment(String words, Instant after) {
        try {
            return Moments.read(words, now, after, community.zone());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Puts the parts together, where they go together. */
    Wish whole(
            PlanKind kind,
            String subject,
            Schedule schedule,
            Optional<LocalDate> until,
            Optional<Audience> said,
            Whose clock,
            boolean approval) {
        Audience audience = audience(kind, said, clock);
        if (clock == Whose.PERSON && audience instanceof Audience.Channel) {
            throw unfit(Wish.Part.CLOCK, "add.one-clock");
        }
        brought(kind, subject)
                .filter(one -> !one.speaksTo(audience))
                .findFirst()
                .ifPresent(one -> {
                    throw unfit(Wish.Part.AUDIENCE, notFor(one, audience), Kinds.shown(one, texts.language()));
                });
        boolean isEvent = kind.name().equals(EventPlan.KIND);
        if (isEvent && clock == Whose.PERSON) {
            throw unfit(Wish.Part.CLOCK, "add.event-clock");
        }
        if (isEvent && approval) {
            throw unfit(Wish.Part.APPROVAL, "add.no-draft");
        }
        if (kind.isForCrew() && (clock == Whose.PERSON || approval)) {
            throw unfit(
                    approval ? Wish.Part.APPROVAL : Wish.Part.CLOCK,
                    approval ? "add.crew-draft" : "add.crew-clock",
                    Kinds.shown(kind, texts.language()));
        }
        return new Wish(kind, subject, schedule, until, audience, clock, approval);
    }

    /** Who was meant: what is for the crew is so without a word, and in a form something is always said. */
    private static Audience audience(PlanKind kind, Optional<Audience> said, Whose clock) {
        if (kind.isForCrew()
                && said.filter(one -> !(one instanceof Audience.Channel)).isEmpty()) {
            return new Audience.Crew();
        }
        // A channel has one clock: who speaks of everybody's own means each in private.
        return said.orElseGet(() -> clock == Whose.PERSON ? new Audience.Members() : new Audience.Channel());
    }

    private static String notFor(PlanKind kind, Audience audience) {
        if (kind.isForCrew()) {
            return "add.only-crew";
        }
        return audience instanceof Audience.Channel ? "add.only-private" : "add.only-channel";
    }

    /** The kinds that come: of several in turn, each of them that may. */
    private Stream<PlanKind> brought(PlanKind kind, String subject) {
        return kind.name().equals(MixPlan.KIND)
                ? kinds.entries(subject).stream()
                        .flatMap(entry -> kinds.read(Kinds.firstWord(entry)).stream())
                        .filter(one -> !one.isForCrew())
                : Stream.of(kind);
    }

    Unfit unfit(Wish.Part part, String key, Object... arguments) {
        return new Unfit(part, texts.words(key, arguments));
    }
}
