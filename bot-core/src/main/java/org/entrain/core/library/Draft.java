package org.entrain.core.library;

import java.util.Optional;
import java.util.UUID;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

/**
 * A question that somebody is writing.
 *
 * @param quiz the name of the quiz it is for
 * @param language it is written in
 * @param target what it changes; empty where it is new
 */
record Draft(UUID id, UUID communityId, String quiz, Language language, Item item, Optional<Target> target) {
    /** A question of the bank, and the version of it that was looked at. */
    record Target(UUID question, int version) {}

    Draft with(Item other) {
        return new Draft(id, communityId, quiz, language, other, target);
    }
}
