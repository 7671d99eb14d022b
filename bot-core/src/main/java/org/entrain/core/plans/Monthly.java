package org.entrain.core.plans;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Every month, on a day of the week or on a day of the month.
 *
 * @param number with a weekday, which of the month's it is: 1 to 4, or {@link #LAST}; without one, the day of the month, 1
 *     to 31, and the last day of a month that is shorter
 */
public record Monthly(int number, Optional<DayOfWeek> weekday, LocalTime time) implements Schedule {
    /** The last of its weekday in a month. */
    public static final int LAST = 5;

    static final String TEXT = "MONTHLY";

    private static final Pattern STORED = Pattern.compile(TEXT + " (\\d{1,2})(?: ([A-Z]+))? (\\d\\d:\\d\\d)");

    public Monthly {
        if (number < 1 || number > (weekday.isPresent() ? LAST : 31)) {
            throw new IllegalArgumentException("No month has a day number " + number);
        }
    }

    static Monthly parse(String text) {
        Matcher matcher = STORED.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a stored schedule: " + text);
        }
        return new Monthly(
                Integer.parseInt(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).map(DayOfWeek::valueOf),
                LocalTime.parse(matcher.group(3)));
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDateTime here = in(YearMonth.from(after));
        return Optional.of(here.isAfter(after) ? here : in(YearMonth.from(after).plusMonths(1)));
    }

    private LocalDateTime in(YearMonth month) {
        LocalDate first = month.atDay(1);
        return weekday.map(day -> number == LAST
                        ? first.with(TemporalAdjusters.lastInMonth(day))
                        : first.with(TemporalAdjusters.dayOfWeekInMonth(number, day)))
                .orElseGet(() -> month.atDay(Math.min(number, month.lengthOfMonth())))
                .atTime(time);
    }

    @Override
    public boolean names(DayOfWeek day) {
        return weekday.filter(day::equals).isPresent();
    }

    @Override
    public String text() {
        return weekday.map(day -> "%s %d %s %s".formatted(TEXT, number, day, time))
                .orElseGet(() -> "%s %d %s".formatted(TEXT, number, time));
    }

    @Override
    public String describe(Language language) {
        Texts texts = Texts.of(Monthly.class, language);
        String at = CadenceWords.time(time, texts);
        return weekday.map(day -> texts.say(
                        "schedule.monthly." + number, day.getDisplayName(TextStyle.FULL, language.locale()), at))
                .orElseGet(() -> texts.say(number == 31 ? "schedule.month-end" : "schedule.month-day", number, at));
    }
}
