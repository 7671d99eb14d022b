package org.entrain.core.plans;

import java.time.Instant;
import java.time.ZoneId;

/** What was made of the words in which somebody said how often. */
public sealed interface Reading {
    /** They were understood. */
    record Understood(Schedule schedule) implements Reading {}

    /**
     * They were not.
     *
     * @param key the text beside {@link Plans} that says so and gives an example
     * @param words the text's only argument: what was not understood
     */
    record Problem(String key, String words) implements Reading {}

    /**
     * Reads what comes round: "every monday 10:00", "tous les lundis à 10h30", "first monday of the month 9:00", "le 15 du
     * mois 9h", "cron 0 10 * * 1" and the like, in either language.
     */
    static Reading of(String words) {
        return ScheduleReader.repeated(words);
    }

    /** Reads the same, or one moment: "3 december 14:00", "demain 9h". */
    static Reading of(String words, Instant now, ZoneId zone) {
        return ScheduleReader.any(words, now, zone);
    }
}
