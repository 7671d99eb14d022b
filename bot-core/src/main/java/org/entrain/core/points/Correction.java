package org.entrain.core.points;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Fact;

/**
 * An answer that was marked anew.
 *
 * @param key of the answer
 * @param version of the question that it is marked by from now on
 * @param before what it was worth
 * @param after what it is worth now
 */
record Correction(UUID person, UUID key, int version, int before, int after, Instant at) {
    /** What a fact corrects; empty where it corrects nothing. */
    static Optional<Correction> of(Fact fact) {
        return fact instanceof Fact.AnswerRemarked it
                ? it.person()
                        .map(person -> new Correction(
                                person,
                                Entry.answerKey(it.subject(), it.question()),
                                it.version(),
                                Entry.reason(it.before()).amount(),
                                Entry.reason(it.after()).amount(),
                                it.at()))
                        .filter(it2 -> it2.before() != it2.after())
                : Optional.empty();
    }
}
