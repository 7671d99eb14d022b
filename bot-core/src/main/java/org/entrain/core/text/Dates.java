package org.entrain.core.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Map;

/**
 * Days and moments in words, as people write them. In French the first of a month is "1er", and every other day a plain
 * number (Le Ramat de la typographie; Imprimerie nationale); in English, as in British papers, no day has an ending.
 */
public enum Dates {
    /** "Monday 23 November": a day that is near. */
    DAY("EEEE ", " MMMM", " MMMM"),
    /** "Monday 23 November 2026": a day that may be far. */
    DAY_OF_YEAR("EEEE ", " MMMM uuuu", " MMMM uuuu"),
    /** "23 November". */
    DATE("", " MMMM", " MMMM"),
    /** "23 November 2026". */
    DATE_OF_YEAR("", " MMMM uuuu", " MMMM uuuu"),
    /** "Monday 23 November at 10:00". */
    MOMENT("EEEE ", " MMMM 'at' HH:mm", " MMMM 'à' HH:mm"),
    /** "Mon 23 Nov at 10:00", where there is less room. */
    SHORT_MOMENT("EEE ", " MMM 'at' HH:mm", " MMM 'à' HH:mm"),
    /** "Mon 23 Nov 10:00", in a list. */
    LISTED_MOMENT("EEE ", " MMM HH:mm", " MMM HH:mm"),
    /** "23 Nov 2026 10:00", in a record. */
    RECORDED_MOMENT("", " MMM uuuu HH:mm", " MMM uuuu HH:mm");

    private final DateTimeFormatter english;
    private final DateTimeFormatter french;

    /**
     * A form of a date.
     *
     * @param before what stands before the day of the month, in either language
     */
    Dates(String before, String english, String french) {
        this.english = form(before, Map.of(), english, Language.EN);
        this.french = form(before, Map.of(1L, "1er"), french, Language.FR);
    }

    private static DateTimeFormatter form(String before, Map<Long, String> days, String after, Language language) {
        return new DateTimeFormatterBuilder()
                .appendPattern(before)
                .appendText(ChronoField.DAY_OF_MONTH, days)
                .appendPattern(after)
                .toFormatter(language.locale());
    }

    /**
     * In words.
     *
     * @param when with all that the form says, such as a time for a moment
     */
    public String of(TemporalAccessor when, Language language) {
        return switch (language) {
            case EN -> english.format(when);
            case FR -> french.format(when);
        };
    }

    /** In words, by the clocks of a zone. */
    public String of(Instant at, ZoneId zone, Language language) {
        return of(at.atZone(zone), language);
    }
}
