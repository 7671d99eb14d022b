package org.entrain.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Whose;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Moments and days, in words. */
final class Moment {
    private Moment() {}

    /** "Monday 23 November at 10:00". */
    static String of(Instant at, ZoneId zone, Language language) {
        return Dates.MOMENT.of(at, zone, language);
    }

    /** The same, by a plan's clock; where it goes by each person's, so it says. */
    static String of(Plan plan, Instant at, Language language) {
        String moment = of(at, plan.zone(), language);
        return plan.clock() == Whose.PERSON ? Texts.of(Moment.class, language).say("moment.own-clock", moment) : moment;
    }

    /** "Mon 23 Nov 10:00", for a line of a list. */
    static String brief(Instant at, ZoneId zone, Language language) {
        return Dates.LISTED_MOMENT.of(at, zone, language);
    }

    /** "Monday 23 November". */
    static String day(LocalDate day, Language language) {
        return Dates.DAY.of(day, language);
    }

    /** "23 November". */
    static String date(LocalDate day, Language language) {
        return Dates.DATE.of(day, language);
    }
}
