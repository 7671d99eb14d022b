package org.entrain.core.home;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.attention.Habits;
import org.entrain.core.text.Language;

/**
 * All that somebody chose for themselves.
 *
 * @param language empty where they leave it to their platform
 * @param apart with whom they do not want to be paired
 */
record Choices(Optional<Language> language, Habits habits, Set<UUID> apart) {
    Choices {
        apart = Set.copyOf(apart);
    }
}
