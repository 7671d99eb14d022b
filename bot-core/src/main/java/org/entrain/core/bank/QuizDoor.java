package org.entrain.core.bank;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.chat.Action;
import org.entrain.core.database.Transaction;

/** The way to a quiz that is being played, for who sends people there. */
public interface QuizDoor {
    /** What a button means that leads whoever presses it to their next question; empty while the quiz is not open. */
    Optional<Action> open(Transaction tx, UUID community, UUID quiz);

    /** Who of these people has answered it to its end, where it is open: they need not do it twice. */
    Set<UUID> done(Transaction tx, UUID community, UUID quiz, Collection<UUID> persons);
}
