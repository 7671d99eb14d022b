package org.entrain.core.challenges;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was said to start a challenge, in English or French: {@code "Spot the hazard" 5d teams},
 * {@code « Chasse aux risques » 2 sem. 3 équipes au choix : quiz incendie; partager}.
 *
 * @param name what stands in quotation marks, or before how long it lasts
 * @param days how long; empty where that is not said
 * @param first the first day; empty where that is not said
 * @param last the last day; empty where that is not said
 * @param teams how many; 0 for as many as fit
 * @param target a number of steps for all together; 0 where none was said
 * @param steps what stands after the colon; may be empty
 * @param unclear what of it could not be understood
 */
record StartLine(
        String name,
        OptionalInt days,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        Optional<Way> way,
        boolean chosen,
        int teams,
        int target,
        String steps,
        Optional<String> unclear) {
    private static final Pattern QUOTED =
            Pattern.compile("^(?:\"([^\"]*)\"|[“„]([^”“]*)[”“]|«([^»]*)»)(.*)$", Pattern.DOTALL);
    private static final Pattern LENGTH =
            Pattern.compile("(\\d{1,5}) ?(d|days?|j|jours?|w|weeks?|s|sem|semaines?)\\.?(?= |$)");
    private static final Pattern UNQUOTED =
            Pattern.compile("^(.*?)(?= \\d{1,5} ?(?:d|days?|j|jours?|w|weeks?|s|sem|semaines?)\\.?(?: |$))(.*)$");
    private static final Pattern TEAMS =
            Pattern.compile("(?<![^ ])(?:(?:in|en) )?(?:(\\d{1,3}) )?(?:teams?|equipes?)(?= |$)");
    private static final Pattern CHOSEN =
            Pattern.compile("(?<![^ ])(?:chosen|of choice|choose|au choix|choisies?|libres?)(?= |$)");
    private static final Pattern TOGETHER =
            Pattern.compile("(?<![^ ])(?:together|ensemble|everyone|tous ensemble)(?: (\\d{1,6}))?(?= |$)");
    private static final Pattern ALONE = Pattern.compile("(?<![^ ])(?:alone|solo|seule?s?|each|chacune?)(?= |$)");
    private static final Pattern FIRST =
            Pattern.compile("(?<![^ ])(?:from|on|du|le|des le) (\\d{4}-\\d{2}-\\d{2})(?= |$)");
    private static final Pattern LAST =
            Pattern.compile("(?<![^ ])(?:to|until|au|jusqu'au) (\\d{4}-\\d{2}-\\d{2})(?= |$)");
    private static final Pattern TOMORROW = Pattern.compile("(?<![^ ])(?:tomorrow|demain)(?= |$)");
    private static final Pattern NOW = Pattern.compile("(?<![^ ])(?:now|today|maintenant|aujourd'hui)(?= |$)");
    private static final int DAYS_A_WEEK = 7;

    static StartLine read(String words, LocalDate today) {
        String line = words.replace("\0", "").strip();
        Matcher quoted = QUOTED.matcher(line);
        if (quoted.matches()) {
            String name = Optional.ofNullable(quoted.group(1))
                    .or(() -> Optional.ofNullable(quoted.group(2)))
                    .orElseGet(() -> quoted.group(3));
            return read(Said.line(name), quoted.group(4), today);
        }
        Matcher unquoted = UNQUOTED.matcher(Said.line(line));
        return unquoted.matches()
                ? read(unquoted.group(1), unquoted.group(2), today)
                : read(Said.line(line), "", today);
    }

    private static StartLine read(String name, String said, LocalDate today) {
        int colon = said.indexOf(':');
        String steps = colon < 0 ? "" : said.substring(colon + 1);
        var rest = new Rest(Said.plain((colon < 0 ? said : said.substring(0, colon)).replace(',', ' ')));
        OptionalInt days = rest.take(LENGTH)
                .map(length -> OptionalInt.of(Integer.parseInt(length.group(1))
                        * (length.group(2).startsWith("w") || length.group(2).startsWith("s") ? DAYS_A_WEEK : 1)))
                .orElseGet(OptionalInt::empty);
        Optional<LocalDate> first = rest.take(FIRST)
                .flatMap(date -> date(date.group(1)))
                .or(() -> rest.take(TOMORROW).map(tomorrow -> today.plusDays(1)))
                .or(() -> rest.take(NOW).map(now -> today));
        Optional<LocalDate> last = rest.take(LAST).flatMap(date -> date(date.group(1)));
        Optional<Matcher> teams = rest.take(TEAMS);
        boolean chosen = rest.take(CHOSEN).isPresent();
        Optional<Matcher> together = rest.take(TOGETHER);
        boolean alone = rest.take(ALONE).isPresent();
        Optional<Way> way = teams.isPresent() || chosen
                ? Optional.of(Way.TEAMS)
                : together.map(all -> Way.TOGETHER).or(() -> alone ? Optional.of(Way.ALONE) : Optional.empty());
        return new StartLine(
                name,
                days,
                first,
                last,
                way,
                chosen,
                teams.map(StartLine::number).orElse(0),
                together.map(StartLine::number).orElse(0),
                steps,
                rest.left());
    }

    private static int number(Matcher found) {
        return found.group(1) == null ? 0 : Integer.parseInt(found.group(1));
    }

    /** Empty where there is no such day. */
    private static Optional<LocalDate> date(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is still to be understood. */
    private static final class Rest {
        private String words;

        Rest(String words) {
            this.words = words;
        }

        /** Takes out the first words that mean this. */
        Optional<Matcher> take(Pattern pattern) {
            Matcher found = pattern.matcher(words);
            if (!found.find()) {
                return Optional.empty();
            }
            words = (words.substring(0, found.start()) + " " + words.substring(found.end()))
                    .replaceAll(" +", " ")
                    .strip();
            return Optional.of(found);
        }

        Optional<String> left() {
            return words.isBlank() ? Optional.empty() : Optional.of(words);
        }
    }
}
