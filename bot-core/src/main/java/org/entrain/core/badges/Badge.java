package org.entrain.core.badges;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.credentials.Alignment;
import org.entrain.core.text.Language;

/**
 * What can be earned.
 *
 * @param community the one it is earned in; empty for all of the organisation
 * @param key what it is called where it is typed: letters, digits and dashes, unique in its organisation
 * @param wordings in one language at least
 * @param alignment the skill it stands for
 * @param countsFrom what was done before does not count; empty where all counts
 * @param retired whether nobody earns it any more
 */
record Badge(
        UUID id,
        UUID organisation,
        Optional<UUID> community,
        String key,
        Look look,
        Map<Language, Wording> wordings,
        Rule rule,
        Optional<Alignment> alignment,
        Optional<Instant> countsFrom,
        boolean retired) {
    static final int LEVELS = 3;

    /**
     * What it looks like.
     *
     * @param level 1 to {@link #LEVELS} of its family
     * @param picture the SHA-256 of a PNG that somebody handed over instead
     * @param svg that somebody handed over instead
     */
    record Look(Family family, int level, Optional<String> picture, Optional<String> svg) {
        /** Drawn by us. */
        static Look drawn(Family family, int level) {
            return new Look(family, level, Optional.empty(), Optional.empty());
        }
    }

    Badge {
        wordings = Map.copyOf(wordings);
    }

    /** What it says of itself, in a language if it can, else in the one it was written in. */
    Wording in(Language language) {
        return Optional.ofNullable(wordings.get(language))
                .orElseGet(() -> wordings.values().iterator().next());
    }

    /** The language in which it speaks to who reads {@code wanted}. */
    Language spoken(Language wanted) {
        return wordings.containsKey(wanted)
                ? wanted
                : wordings.keySet().iterator().next();
    }

    /** The same, for which all counts that was ever done. */
    Badge countingAll() {
        return new Badge(id, organisation, community, key, look, wordings, rule, alignment, Optional.empty(), retired);
    }

    /** The same, looking like this. */
    Badge looking(Look other) {
        return new Badge(id, organisation, community, key, other, wordings, rule, alignment, countsFrom, retired);
    }

    /** Whether somebody gives it to a colleague. */
    boolean isGiven() {
        return rule instanceof Rule.Given;
    }

    /** Whether what happened is to be counted for it. */
    boolean counts(Happening happening) {
        return isIn(happening.community())
                && countsFrom.filter(from -> happening.at().isBefore(from)).isEmpty();
    }

    /** Whether it is for what is done in this community. */
    boolean isIn(UUID where) {
        return community.filter(home -> !home.equals(where)).isEmpty();
    }
}
