package org.entrain.core.people;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * What one part of Entrain keeps person by person for a while, and after that without the person, since only the figures
 * of groups stand on it.
 */
public interface Fading {
    /**
     * Takes the person, and the words they wrote, from some of what became old.
     *
     * @param from what is older was seen to before
     * @param before what is younger stays as it is
     * @param limit of rows, roughly
     * @return how many it was taken from; 0 once nothing is left to do
     */
    int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit);
}
