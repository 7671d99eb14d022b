package org.entrain.core.plans;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrain.core.text.Language;

/**
 * How often something comes round: on some days of the week, at a local time, every week or every few weeks.
 *
 * @param days at least one
 * @param time to the minute
 * @param weeks how many weeks from one round to the next, 1 to 52
 * @param week which of them: the remainder, 0 to {@code weeks - 1}, of the number of the week since Monday 5 January
 *     1970 (ISO 8601 weeks) divided by {@code weeks}
 */
public record Cadence(Set<DayOfWeek> days, LocalTime time, int weeks, int week) implements Schedule {
    /** The most weeks between two rounds. */
    static final int MOST_WEEKS = 52;

    private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);
    private static final Pattern TEXT =
            Pattern.compile("([A-Z]{3}(?:,[A-Z]{3})*) (\\d\\d:\\d\\d)(?: (\\d{1,2})/(\\d{1,2}))?");

    public Cadence {
        if (days.isEmpty() || weeks < 1 || weeks > MOST_WEEKS || week < 0 || week >= weeks) {
            throw new IllegalArgumentException("Not a cadence: %s, week %d of %d".formatted(days, week, weeks));
        }
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("A cadence is to the minute, not " + time);
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** Every week on these days. */
    public static Cadence weekly(Set<DayOfWeek> days, LocalTime time) {
        return new Cadence(days, time, 1, 0);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException on anything else
     */
    public static Cadence parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a stored cadence: " + text);
        }
        Set<DayOfWeek> days =
                Arrays.stream(matcher.group(1).split(",")).map(Cadence::day).collect(Collectors.toSet());
        LocalTime time = LocalTime.parse(matcher.group(2));
        return matcher.group(3) == null
                ? weekly(days, time)
                : new Cadence(days, time, Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
    }

    private static DayOfWeek day(String letters) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> letters(day).equals(letters))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a day: " + letters));
    }

    private static String letters(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    /** The short form in which it is stored: {@code MON,THU 10:00}, or {@code TUE 14:00 2/1} with weeks and week. */
    @Override
    public String text() {
        String weekly = days.stream().map(Cadence::letters).collect(Collectors.joining(",")) + " " + time;
        return weeks == 1 ? weekly : String.format(Locale.ROOT, "%s %d/%d", weekly, weeks, week);
    }

    @Override
    public String describe(Language language) {
        return new CadenceWords(language).describe(this);
    }

    @Override
    public boolean names(DayOfWeek day) {
        return days.contains(day);
    }

    /** The same rhythm, with the first round as soon after {@code after} as its days and time allow. */
    @Override
    public Cadence startingAfter(Instant after, ZoneId zone) {
        Instant first = weekly(days, time).next(after, zone);
        // A day before, for a round that a gap in the local time pushed over midnight.
        LocalDate date = first.atZone(zone).toLocalDate();
        LocalDate planned = days.contains(date.getDayOfWeek()) ? date : date.minusDays(1);
        return new Cadence(days, time, weeks, (int) Math.floorMod(weekOf(planned), (long) weeks));
    }

    /** The first round strictly after {@code after}; there always is one. */
    public Instant next(Instant after, ZoneId zone) {
        return following(after, zone).orElseThrow();
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDate date = after.toLocalDate();
        while (!isDue(date) || !date.atTime(time).isAfter(after)) {
            date = date.plusDays(1);
        }
        return Optional.of(date.atTime(time));
    }

    private boolean isDue(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && Math.floorMod(weekOf(date), (long) weeks) == week;
    }

    private static long weekOf(LocalDate date) {
        return Math.floorDiv(ChronoUnit.DAYS.between(FIRST_MONDAY, date), 7L);
    }
}
