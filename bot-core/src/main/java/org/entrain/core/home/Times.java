package org.entrain.core.home;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times of the day and the days that people type, in either language. */
final class Times {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:\\s*[:hH]\\s*(\\d{2})?)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})");

    private Times() {}

    /** A time such as {@code 20:00}, {@code 8h30} or {@code 7}. */
    static Optional<LocalTime> time(String typed) {
        Matcher matcher = TIME.matcher(typed.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
            return Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)), minute));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day such as {@code 2026-12-01} or {@code 1/12/2026}. */
    static Optional<LocalDate> day(String typed) {
        Matcher iso = ISO.matcher(typed.strip());
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(typed.strip());
        return dayFirst.matches() ? day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
