package org.entrain.core.insights;

import java.util.List;
import org.entrain.core.database.Transaction;

/**
 * A feature that knows something of how a group does. The app has the list of them; who tells a group's figures asks all,
 * and names none.
 */
@FunctionalInterface
public interface Observer {
    /**
     * What there is to know of a circle. It is told of each person, or is beyond telling apart already; what of it may be
     * said is decided by {@link Insights}, and by nobody else.
     *
     * @param when nothing that happened at or after its end counts: whoever asks twice in a week sees the same
     */
    List<Observation> observe(Transaction tx, Circle circle, Period when);
}
