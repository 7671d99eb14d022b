package org.entrain.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Whose;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Moments and days, in words. */
final class Moment {
    private Moment() {}

    /** "Monday 23 November at 10:00". */
    static String of(Instant at, ZoneId zone, Language language) {
        return language.moment(at, zone);
    }

    /** The same, by a plan's clock; where it goes by each person's, so it says. */
    static String of(Plan plan, Instant at, Language language) {
        String moment = of(at, plan.zone(), language);
        return plan.clock() == Whose.PERSON ? Texts.of(Moment.class, language).say("moment.own-clock", moment) : moment;
    }

    /** "Mon 23 Nov 10:00", for a line of a list. */
    static String brief(Instant at, ZoneId zone, Language language) {
        return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", language.locale()).format(at.atZone(zone));
    }

    /** "Monday 23 November". */
    static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM", language.locale()).format(day);
    }

    /** "23 November". */
    static String date(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("d MMMM", language.locale()).format(day);
    }
}
