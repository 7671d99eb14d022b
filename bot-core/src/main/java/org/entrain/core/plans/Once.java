package org.entrain.core.plans;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Optional;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * One time, and never again.
 *
 * @param at to the minute
 */
public record Once(LocalDateTime at) implements Schedule {
    static final String TEXT = "ONCE";

    static Once parse(String text) {
        return new Once(LocalDateTime.parse(text.substring(TEXT.length() + 1)));
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime after) {
        return Optional.of(at).filter(round -> round.isAfter(after));
    }

    @Override
    public boolean names(DayOfWeek day) {
        return at.getDayOfWeek() == day;
    }

    @Override
    public String text() {
        return TEXT + " " + at;
    }

    @Override
    public String describe(Language language) {
        Texts texts = Texts.of(Once.class, language);
        return texts.say(
                "schedule.once", Dates.DAY_OF_YEAR.of(at, language), CadenceWords.time(at.toLocalTime(), texts));
    }
}
