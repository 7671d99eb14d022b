package org.entrain.core.bank;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Whoever asks questions of the bank tells others what somebody answered, so that nobody has to do it twice. */
public interface AnsweredBefore {
    /** Which of these questions somebody answered there. */
    Set<UUID> answered(Transaction tx, UUID person, Collection<UUID> questions);
}
