package org.entrain.core.communities;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Community.Kind;
import org.entrain.core.text.Language;

/**
 * What a community is to be, as somebody filled it in and it can be kept.
 *
 * @param lead who answers for it; empty for no change
 * @param crew who helps to run it
 * @param homes the channels it lives in
 */
record Charter(
        String name,
        Kind kind,
        String purpose,
        Optional<Appointee> lead,
        List<Appointee> crew,
        List<Place> homes,
        Language language,
        ZoneId zone,
        Entry entry) {
    /** Somebody named in a form, whom we have met. */
    record Appointee(UUID person, String name) {}

    Community community(UUID id, UUID organisation) {
        return new Community(id, organisation, name, kind, purpose, language, zone, entry, Optional.empty());
    }

    /** The value of an enum by its name; empty for what is none. */
    static <E extends Enum<E>> Optional<E> value(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }
}
