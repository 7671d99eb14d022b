package org.entrain.core.plans;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** A cadence in words. */
final class CadenceWords {
    private static final Set<DayOfWeek> WORKING_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final Texts texts;

    CadenceWords(Language language) {
        texts = Texts.of(CadenceWords.class, language);
    }

    String describe(Cadence cadence) {
        String time = time(cadence.time(), texts);
        if (cadence.weeks() > 1) {
            return texts.say("cadence.weeks", cadence.weeks(), days(cadence.days(), "cadence.on-day"), time);
        }
        if (cadence.days().size() == DayOfWeek.values().length) {
            return texts.say("cadence.daily", time);
        }
        if (cadence.days().equals(WORKING_DAYS)) {
            return texts.say("cadence.working-days", time);
        }
        return texts.say("cadence.days", days(cadence.days(), "cadence.each-day"), time);
    }

    static String time(LocalTime time, Texts texts) {
        String key = time.getMinute() == 0 ? "cadence.full-hour" : "cadence.hour-and-minutes";
        return texts.say(key, String.valueOf(time.getHour()), "%02d".formatted(time.getMinute()));
    }

    private String days(Set<DayOfWeek> days, String key) {
        List<String> names = days.stream()
                .map(day -> texts.say(
                        key, day.getDisplayName(TextStyle.FULL, texts.language().locale())))
                .toList();
        return names.size() == 1
                ? names.getFirst()
                : texts.say("cadence.and", String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
    }
}
