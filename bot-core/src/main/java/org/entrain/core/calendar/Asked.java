package org.entrain.core.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.people.Groups;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Whose;

/**
 * The words of {@code plan add}, taken apart: what and when, and what was said about it.
 *
 * @param words what and when, with a subject in quotes as one word
 * @param until the last day, as it was said
 * @param audience empty where nobody said
 * @param clock the community's where nobody said
 * @param approval whether the crew wants to see each round before
 * @param unclear what was said about it that means nothing
 */
record Asked(
        List<String> words,
        Optional<String> until,
        Optional<Audience> audience,
        Whose clock,
        boolean approval,
        Optional<String> unclear) {
    private static final Pattern QUOTED = Pattern.compile("[\"“«„]\\s*([^\"”»“]+?)\\s*[\"”»“]");
    /** Stands for the spaces of a subject in quotes, which is one word. */
    private static final char JOINT = '\uE000';

    private static final String TO = "(?:for|to|pour|à) (?:(?:all|the|tous|toutes|les|le|la) )*";
    private static final Pattern UNTIL =
            option("(?:until|till|jusqu(?:['’ ]?(?:à|a|au|en))?)(?: (?:the|le))? (?<rest>.+)");
    private static final Pattern MEMBERS = option(TO + "(?:members?|membres?)(?: (?<rest>.+))?");
    private static final Pattern CREW = option(TO + "(?:l['’])?(?:crew|équipe|equipe)(?: (?<rest>.+))?");
    private static final Pattern GROUP = option(TO + "(?:group|groupe) (?<kind>\\p{L}+) (?<name>.+)");
    private static final Pattern CHANNEL =
            option("(?:for|to|pour) (?:the |le |la )?(?:everyone|everybody|all|channel|tous|toutes|tout le monde|canal)"
                    + "(?: (?<rest>.+))?");
    private static final Pattern CLOCK = option("(?:by (?:their(?: own)?|each person['’]?s|everyone['’]?s) clocks?"
            + "|(?:à|a|selon) (?:leur (?:heure|horloge)|l['’]heure de chacune?))(?: (?<rest>.+))?");
    private static final Pattern APPROVAL =
            option("(?:with|after|avec|après|apres) (?:approval|accord)(?: (?<rest>.+))?");

    /** Where something said about a plan begins. */
    private static final Pattern BEGINS = Pattern.compile(
            " (?=(?:until|till|jusqu\\S*"
                    + "|" + TO + "(?:members?|membres?|group|groupe|(?:l['’])?(?:crew|équipe|equipe))"
                    + "|(?:for|to|pour) (?:the |le |la )?(?:everyone|everybody|all|channel|tous|toutes|tout le monde|canal)"
                    + "|by (?:their|each|everyone)|(?:à|a|selon) (?:leur|l['’]heure)"
                    + "|(?:with|after|avec|après|apres) (?:approval|accord))(?: |$))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static Pattern option(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Takes the words apart. */
    static Asked of(String said) {
        String line = QUOTED.matcher(said.replace(JOINT, ' '))
                .replaceAll(quoted -> Matcher.quoteReplacement(
                        JOINT + quoted.group(1).replaceAll("\\s+", String.valueOf(JOINT)) + JOINT));
        var reading = new Taking();
        List<String> parts =
                Arrays.asList(BEGINS.split(line.replaceAll("[\\s\\p{Z}]+", " ").strip(), -1));
        reading.words.addAll(words(parts.getFirst()));
        parts.stream().skip(1).forEach(reading::take);
        return new Asked(
                reading.words, reading.until, reading.audience, reading.clock, reading.approval, reading.unclear);
    }

    private static List<String> words(String part) {
        return Arrays.stream(part.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The words from one to another, as they were typed. */
    static String joined(List<String> words) {
        return String.join(" ", words).replace(JOINT, ' ').strip().replaceAll(" +", " ");
    }

    /** Takes one part after the other; what follows it in the same breath belongs to what and when. */
    private static final class Taking {
        private final List<String> words = new ArrayList<>();
        private Optional<String> until = Optional.empty();
        private Optional<Audience> audience = Optional.empty();
        private Whose clock = Whose.COMMUNITY;
        private boolean approval;
        private Optional<String> unclear = Optional.empty();

        void take(String part) {
            boolean isTaken = matches(UNTIL, part, (found, rest) -> until = Optional.of(joined(List.of(rest))))
                    || matches(MEMBERS, part, (found, rest) -> {
                        audience = Optional.of(new Audience.Members());
                        words.addAll(words(rest));
                    })
                    || matches(CREW, part, (found, rest) -> {
                        audience = Optional.of(new Audience.Crew());
                        words.addAll(words(rest));
                    })
                    || matches(GROUP, part, (found, rest) -> audience = group(found))
                    || matches(CHANNEL, part, (found, rest) -> {
                        audience = Optional.of(new Audience.Channel());
                        words.addAll(words(rest));
                    })
                    || matches(CLOCK, part, (found, rest) -> {
                        clock = Whose.PERSON;
                        words.addAll(words(rest));
                    })
                    || matches(APPROVAL, part, (found, rest) -> {
                        approval = true;
                        words.addAll(words(rest));
                    });
            if (!isTaken) {
                unclear = Optional.of(joined(List.of(part)));
            }
        }

        private Optional<Audience> group(Matcher found) {
            Optional<Groups.Kind> kind = Groups.Kind.said(found.group("kind"));
            if (kind.isEmpty()) {
                unclear = Optional.of(joined(List.of(found.group())));
            }
            return kind.map(of -> new Audience.Group(of, joined(List.of(found.group("name")))));
        }

        private static boolean matches(Pattern pattern, String part, BiConsumer<Matcher, String> meaning) {
            Matcher matcher = pattern.matcher(part);
            if (!matcher.matches()) {
                return false;
            }
            boolean hasRest = matcher.namedGroups().containsKey("rest") && matcher.group("rest") != null;
            meaning.accept(matcher, hasRest ? matcher.group("rest") : "");
            return true;
        }
    }
}
