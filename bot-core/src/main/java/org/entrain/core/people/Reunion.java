package org.entrain.core.people;

import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Makes one person of two who are the same. */
public final class Reunion {
    private final List<PersonalData> keepers;

    /**
     * Made once, when the program starts.
     *
     * @param keepers of every table with a person in it
     */
    public Reunion(List<PersonalData> keepers) {
        this.keepers = List.copyOf(keepers);
    }

    /**
     * Gives all that {@code from} has to {@code into}, and {@code from} is no more.
     *
     * @throws org.jdbi.v3.core.JdbiException where some table still speaks of {@code from}
     */
    public void merge(Transaction tx, UUID from, UUID into) {
        if (bothStand(tx, from, into)) {
            keepers.forEach(keeper -> keeper.merge(tx, from, into));
            tx.handle()
                    .createUpdate("DELETE FROM persons WHERE id = :from")
                    .bind("from", from)
                    .execute();
        }
    }

    /** Whether two people are there; until the transaction's end nobody else joins either with anybody. */
    static boolean bothStand(Transaction tx, UUID one, UUID other) {
        return tx.handle()
                        .createQuery("SELECT id FROM persons WHERE id IN (:one, :other) ORDER BY id FOR UPDATE")
                        .bind("one", one)
                        .bind("other", other)
                        .mapTo(UUID.class)
                        .list()
                        .size()
                == 2;
    }
}
