package org.entrain.core.plans;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cadence from words in English or French, in any order. What was understood is taken out of the words step by
 * step; what is left at the end was not.
 */
final class CadenceReader {
    private static final Map<String, DayOfWeek> DAYS = days();
    static final String DAY = "(" + String.join("|", DAYS.keySet()) + ")";
    private static final String NUMBER = "(\\d{1,4}|two|three|four|deux|trois|quatre|other|second)";
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            entry("two", 2),
            entry("three", 3),
            entry("four", 4),
            entry("other", 2),
            entry("second", 2),
            entry("deux", 2),
            entry("trois", 3),
            entry("quatre", 4));

    private static final Pattern FORTNIGHT = word("every fortnight|fortnightly|tous les (?:15|quinze) jours");
    private static final Pattern EVERY_WEEKS = word("(?:every|toutes les) " + NUMBER + " (?:weeks?|semaines?)");
    private static final Pattern ONE_IN = word("une? (?:semaine|(?=" + DAY + "\\b)\\w+) sur " + NUMBER);
    private static final Pattern EVERY_OTHER = word("every (?:other|second)");
    private static final Pattern EVERY_WEEK = word("every week|each week|weekly|toutes les semaines|chaque semaine");
    private static final Pattern CLOCK =
            word("(?:(?:at|a) )?(?:(\\d{1,2})(?: ?h(?:eures?)?(?: ?(\\d\\d))?|[:.](\\d\\d))|(\\d{1,2})(?= ?[ap]m))"
                    + "(?: ?([ap]m))?");
    private static final Pattern NOON_OR_MIDNIGHT = word("(?:(?:at|a) )?(?:(noon|midi)|midnight|minuit)");
    private static final Pattern BARE_HOUR = Pattern.compile("(?:\\b(?:at|a) )?\\b(\\d{1,2})$");
    private static final Pattern RANGE = word("(?:from |du )?" + DAY + " ?(?:-|to|through|au|a) ?" + DAY);
    private static final Pattern WORKING_DAYS =
            word("week ?days?|working days?|(?:jours? )?(?:ouvres?|ouvrables?)|(?:jours? de|en) semaine");
    private static final Pattern WEEKEND = word("week(?: |-)?ends?");
    private static final Pattern ANY_DAY = word("(?<!\\d )days?|daily|(?<!\\d )jours?");
    private static final Pattern ONE_DAY = word(DAY);
    private static final Pattern SMALL_WORDS = word("every|each|on|the|and|at|tous|toutes|chaque|les?|et|a|&|,");

    private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    private final String said;
    private String rest;
    private int weeks = 1;
    private Optional<LocalTime> time = Optional.empty();
    private Optional<Reading.Problem> problem = Optional.empty();

    CadenceReader(String words) {
        said = words.strip();
        rest = plain(said);
    }

    Reading read() {
        readWeeks();
        readTime();
        readDays();
        take(SMALL_WORDS, word -> {});
        if (problem.isPresent()) {
            return problem.get();
        }
        if (!rest.isEmpty()) {
            return new Reading.Problem("cadence.unclear", rest);
        }
        if (weeks < 1 || weeks > Cadence.MOST_WEEKS) {
            return new Reading.Problem("cadence.weeks-range", said);
        }
        if (days.isEmpty()) {
            return new Reading.Problem("cadence.no-day", said);
        }
        return time.<Reading>map(at -> new Reading.Understood(new Cadence(days, at, weeks, 0)))
                .orElseGet(() -> new Reading.Problem("cadence.no-time", said));
    }

    private void readWeeks() {
        take(FORTNIGHT, found -> weeks = 2);
        take(EVERY_WEEKS, found -> weeks = number(found.group(1)));
        take(ONE_IN, found -> {
            weeks = number(found.group(2));
            Optional.ofNullable(found.group(1)).map(DAYS::get).ifPresent(days::add);
        });
        take(EVERY_OTHER, found -> weeks = 2);
        take(EVERY_WEEK, found -> {});
    }

    private void readTime() {
        take(CLOCK, found -> {
            String minutes = found.group(2) == null ? found.group(3) : found.group(2);
            String hour = found.group(1) == null ? found.group(4) : found.group(1);
            setTime(hour, minutes, found.group(5), found.group());
        });
        take(NOON_OR_MIDNIGHT, found -> setTime(found.group(1) == null ? "0" : "12", null, null, found.group()));
        if (time.isEmpty()) {
            take(BARE_HOUR, found -> setTime(found.group(1), null, null, found.group()));
        }
    }

    private void setTime(String hour, @Nullable String minutes, @Nullable String half, String words) {
        int hours = Integer.parseInt(hour);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        boolean possible = half == null ? hours < 24 : hours >= 1 && hours <= 12;
        if (!possible || minute > 59 || time.isPresent()) {
            String key = time.isPresent() ? "cadence.one-time" : "cadence.no-such-time";
            problem = Optional.of(new Reading.Problem(key, words.strip()));
            return;
        }
        int fromMidnight = half == null ? hours : hours % 12 + (half.equals("pm") ? 12 : 0);
        time = Optional.of(LocalTime.of(fromMidnight, minute));
    }

    private void readDays() {
        take(RANGE, found -> {
            DayOfWeek last = day(found.group(2));
            DayOfWeek next = day(found.group(1));
            days.add(next);
            while (next != last) {
                next = next.plus(1);
                days.add(next);
            }
        });
        take(WORKING_DAYS, found -> days.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
        take(WEEKEND, found -> days.addAll(EnumSet.range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
        take(ANY_DAY, found -> days.addAll(EnumSet.allOf(DayOfWeek.class)));
        take(ONE_DAY, found -> days.add(day(found.group(1))));
    }

    /** Takes every match out of the words. */
    private void take(Pattern pattern, Consumer<MatchResult> meaning) {
        Matcher matcher = pattern.matcher(rest);
        matcher.results().forEach(meaning);
        rest = matcher.replaceAll(" ").replaceAll(" +", " ").strip();
    }

    private static int number(String word) {
        return NUMBERS.containsKey(word) ? NUMBERS.get(word) : Integer.parseInt(word);
    }

    static DayOfWeek day(String word) {
        DayOfWeek day = DAYS.get(word);
        if (day == null) {
            throw new IllegalArgumentException("Not a day: " + word);
        }
        return day;
    }

    private static Pattern word(String pattern) {
        return Pattern.compile("(?<![^ ,])(?:" + pattern + ")(?![^ ,])");
    }

    /** Lower case, no accents, one kind of space: people type as their keyboard lets them. */
    static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }

    private static Map<String, DayOfWeek> days() {
        var days = new HashMap<String, DayOfWeek>();
        addAll(days, DayOfWeek.MONDAY, "monday mondays mon lundi lundis lun");
        addAll(days, DayOfWeek.TUESDAY, "tuesday tuesdays tue tues mardi mardis mar");
        addAll(days, DayOfWeek.WEDNESDAY, "wednesday wednesdays wed mercredi mercredis mer");
        addAll(days, DayOfWeek.THURSDAY, "thursday thursdays thu thur thurs jeudi jeudis jeu");
        addAll(days, DayOfWeek.FRIDAY, "friday fridays fri vendredi vendredis ven");
        addAll(days, DayOfWeek.SATURDAY, "saturday saturdays sat samedi samedis sam");
        addAll(days, DayOfWeek.SUNDAY, "sunday sundays sun dimanche dimanches dim");
        return Map.copyOf(days);
    }

    private static void addAll(Map<String, DayOfWeek> days, DayOfWeek day, String words) {
        for (String word : words.split(" ", -1)) {
            days.put(word, day);
        }
    }
}
