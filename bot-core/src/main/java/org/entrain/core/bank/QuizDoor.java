package org.entrain.core.bank;

import java.time.Instant;
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

    /** Who sends people to a quiz, and until when they may answer it. */
    record Sender(UUID id, UUID organisation, UUID person, Instant until) {}

    /**
     * Opens a quiz for whoever is sent there, with no word in any channel. What another sender opened stays open for this one
     * too; nothing where it is open otherwise, however it is played, or has no questions.
     */
    void open(Transaction tx, UUID quiz, Sender sender, Instant at);

    /** Closes what is open for a sender of this id and for no other, as every quiz is closed. */
    void close(Transaction tx, UUID sender, Instant at);
}
