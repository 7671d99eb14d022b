package org.entrain.core.people;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.text.Language;

/**
 * Somebody who learns, leads or manages, on whatever platform.
 *
 * @param language the language they read: the one they chose, else what a platform told; empty until then
 * @param zone the IANA zone they live in; empty until a platform has told it
 * @param isGuest whether the account they act with is a guest's in its workspace
 */
public record Person(
        UUID id,
        UUID organisationId,
        String name,
        Optional<Language> language,
        Optional<ZoneId> zone,
        boolean isGuest) {}
