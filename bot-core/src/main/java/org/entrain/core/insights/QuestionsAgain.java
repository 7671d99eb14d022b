package org.entrain.core.insights;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;

/** Whoever can have a community asked some of its questions once more: what is shaky is asked again by whom it concerns. */
@FunctionalInterface
public interface QuestionsAgain {
    /**
     * Has them asked.
     *
     * @param questions of the bank; those that are not this community's, or not asked any more, are left out
     * @return whether any of them will be asked
     */
    boolean ask(Transaction tx, Community community, List<UUID> questions, Person by, Instant opens, Instant now);
}
