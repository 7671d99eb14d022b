package org.entrain.core.plans;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a schedule from words: what comes round monthly, by cron, or once; all else is {@link CadenceReader}'s. */
final class ScheduleReader {
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            entry("first", 1),
            entry("1st", 1),
            entry("premier", 1),
            entry("1er", 1),
            entry("second", 2),
            entry("2nd", 2),
            entry("deuxieme", 2),
            entry("2e", 2),
            entry("third", 3),
            entry("3rd", 3),
            entry("troisieme", 3),
            entry("3e", 3),
            entry("fourth", 4),
            entry("4th", 4),
            entry("quatrieme", 4),
            entry("4e", 4),
            entry("last", Monthly.LAST),
            entry("dernier", Monthly.LAST));

    private static final String OF_THE_MONTH = "(?:(?:of|in) (?:the|each|every) month|(?:du|de chaque) mois)";
    private static final String LEAD = "(?:(?:on|every|each|the|chaque|tous les|le) )*";
    private static final Pattern WEEKDAY = Pattern.compile(LEAD + "(?<number>" + String.join("|", NUMBERS.keySet())
            + ") " + CadenceReader.DAY + " " + OF_THE_MONTH + " ?(?<time>.*)");
    private static final Pattern MONTH_END =
            Pattern.compile(LEAD + "(?:last day|dernier jour) " + OF_THE_MONTH + " ?(?<time>.*)");
    private static final Pattern DATE =
            Pattern.compile(LEAD + "(?<day>\\d{1,2})(?:st|nd|rd|th|er)? " + OF_THE_MONTH + " ?(?<time>.*)");
    private static final Pattern CRON = Pattern.compile("cron:? (?<expression>\\S+(?: \\S+)*)");

    private ScheduleReader() {}

    static Reading repeated(String words) {
        return special(words).orElseGet(() -> new CadenceReader(words).read());
    }

    static Reading any(String words, Instant now, ZoneId zone) {
        Reading repeated = repeated(words);
        // "friday 10:00" comes round, and "on friday 10:00" too: once is what names a date.
        if (repeated instanceof Reading.Understood) {
            return repeated;
        }
        String moment = words.strip().replaceFirst("(?i)^(?:on|le|once|une fois) ", "");
        return Moments.read(moment, now, now, zone)
                .<Reading>map(at -> new Reading.Understood(new Once(LocalDateTime.ofInstant(at, zone))))
                .orElse(repeated);
    }

    private static Optional<Reading> special(String words) {
        String said = CadenceReader.plain(words);
        return monthly(said).or(() -> cron(said, words.strip()));
    }

    private static Optional<Reading> monthly(String said) {
        Matcher weekday = WEEKDAY.matcher(said);
        if (weekday.matches()) {
            int number = Objects.requireNonNull(NUMBERS.get(weekday.group("number")));
            DayOfWeek day = CadenceReader.day(weekday.group(2));
            return Optional.of(monthly(number, Optional.of(day), weekday.group("time")));
        }
        Matcher end = MONTH_END.matcher(said);
        if (end.matches()) {
            return Optional.of(monthly(31, Optional.empty(), end.group("time")));
        }
        Matcher date = DATE.matcher(said);
        if (!date.matches()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(date.group("day"));
        return Optional.of(
                day < 1 || day > 31
                        ? new Reading.Problem("schedule.no-such-day", String.valueOf(day))
                        : monthly(day, Optional.empty(), date.group("time")));
    }

    /** The time is read as that of every day is. */
    private static Reading monthly(int number, Optional<DayOfWeek> weekday, String time) {
        return switch (new CadenceReader("every day " + time).read()) {
            case Reading.Understood(Schedule daily) ->
                new Reading.Understood(new Monthly(number, weekday, ((Cadence) daily).time()));
            case Reading.Problem problem -> problem;
        };
    }

    private static Optional<Reading> cron(String said, String words) {
        Matcher cron = CRON.matcher(said);
        if (!cron.matches()) {
            return Optional.empty();
        }
        try {
            var schedule = new Cron(cron.group("expression").toUpperCase(Locale.ROOT));
            return Optional.of(
                    schedule.isTooOften()
                            ? new Reading.Problem("schedule.too-often", words)
                            : new Reading.Understood(schedule));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Reading.Problem("schedule.no-cron", words));
        }
    }
}
