package org.entrain.core.challenges;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.entrain.core.text.Language;

/** Days, in words. */
final class Days {
    private Days() {}

    /** "Monday 23 November". */
    static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM", language.locale()).format(day);
    }
}
