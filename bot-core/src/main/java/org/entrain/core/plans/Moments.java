package org.entrain.core.plans;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.text.Language;

/**
 * Reads a moment as people say it, in either language: a day of the week and a time, as plans are said ({@code friday
 * 17:00}, {@code vendredi 17h}); {@code tomorrow 9:00}; {@code 27 november 17:00}; {@code 2026-11-27 17:00}.
 */
public final class Moments {
    private static final Map<String, Month> MONTHS = months();

    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ t]?(.*)");
    private static final Pattern NEAR = Pattern.compile("(today|aujourd'hui|tomorrow|demain) ?(.*)");
    private static final Pattern DATE =
            Pattern.compile("(?:le )?(\\d{1,2})(?:st|nd|rd|th|er)? ([a-z]+)(?: (\\d{4}))? ?(.*)");

    private Moments() {}

    /**
     * The first such moment after {@code after}; empty where the words say none, or one before that.
     *
     * @param now what "today" is meant by, and a date without its year
     */
    public static Optional<Instant> read(String words, Instant now, Instant after, ZoneId zone) {
        String said = plain(words);
        LocalDate today = LocalDate.ofInstant(now, zone);
        Optional<Instant> moment = iso(said, zone)
                .or(() -> near(said, today, zone))
                .or(() -> date(said, today, zone))
                .or(() -> cadence(said).map(cadence -> cadence.next(after, zone)));
        return moment.filter(at -> at.isAfter(after));
    }

    private static Optional<Instant> iso(String said, ZoneId zone) {
        Matcher iso = ISO.matcher(said);
        try {
            return iso.matches() ? at(LocalDate.parse(iso.group(1)), iso.group(2), zone) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> near(String said, LocalDate today, ZoneId zone) {
        Matcher near = NEAR.matcher(said);
        if (!near.matches()) {
            return Optional.empty();
        }
        boolean isToday = near.group(1).equals("today") || near.group(1).startsWith("a");
        return at(isToday ? today : today.plusDays(1), near.group(2), zone);
    }

    private static Optional<Instant> date(String said, LocalDate today, ZoneId zone) {
        Matcher date = DATE.matcher(said);
        if (!date.matches() || !MONTHS.containsKey(date.group(2))) {
            return Optional.empty();
        }
        try {
            int year = date.group(3) == null ? today.getYear() : Integer.parseInt(date.group(3));
            LocalDate day = LocalDate.of(year, MONTHS.get(date.group(2)), Integer.parseInt(date.group(1)));
            boolean isNextYear = date.group(3) == null && day.isBefore(today);
            return at(isNextYear ? day.plusYears(1) : day, date.group(4), zone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Times are read as those of plans are: 17:00, 5 pm, 17h30, noon. */
    private static Optional<Instant> at(LocalDate day, String time, ZoneId zone) {
        return cadence("every day " + time)
                .map(Cadence::time)
                .map((LocalTime at) -> LocalTimes.instant(day.atTime(at), zone));
    }

    private static Optional<Cadence> cadence(String words) {
        return Reading.of(words) instanceof Reading.Understood(Cadence cadence)
                ? Optional.of(cadence)
                : Optional.empty();
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s,]+", " ")
                .strip();
    }

    private static Map<String, Month> months() {
        var months = new HashMap<String, Month>();
        for (Language language : Language.values()) {
            for (Month month : Month.values()) {
                String name = plain(month.getDisplayName(TextStyle.FULL, language.locale()));
                months.put(name, month);
                months.putIfAbsent(name.substring(0, 3), month);
            }
        }
        months.remove("jui"); // juin or juillet
        return Map.copyOf(months);
    }
}
