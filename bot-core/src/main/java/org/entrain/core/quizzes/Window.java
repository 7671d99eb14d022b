package org.entrain.core.quizzes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;

/**
 * From when to when a run takes answers.
 *
 * @param opens empty where it opened at once
 * @param closes empty where somebody closes it
 * @param zone whose clock it is told by
 */
public record Window(Optional<Instant> opens, Optional<Instant> closes, ZoneId zone) {
    /** When it opens or closes, in words, with the zone by its name. */
    String moment(Instant at, Language language) {
        return "%s (%s)".formatted(Dates.MOMENT.of(at, zone, language), zone.getId());
    }
}
