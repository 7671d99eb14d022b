package org.entrain.playground.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Consumer;

/** Dates and times of day, as both platforms write them: 2026-11-22 and 09:30. */
final class Moments {
    private Moments() {}

    static Rule date() {
        return Rule.matching("a date such as 2026-11-22", "\\d{4}-\\d{2}-\\d{2}")
                .and(read("date", LocalDate::parse));
    }

    static Rule time() {
        return Rule.matching("a time such as 09:30", "\\d{2}:\\d{2}").and(read("time", LocalTime::parse));
    }

    private static Rule read(String what, Consumer<String> parser) {
        return here -> {
            try {
                parser.accept(here.node().asText());
            } catch (DateTimeException unreadable) {
                here.refuse("There is no such " + what);
            }
        };
    }
}
