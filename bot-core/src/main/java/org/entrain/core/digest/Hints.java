package org.entrain.core.digest;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Whether an organisation allows that a lead is told whom a personal word may help; it does not unless it says so. */
final class Hints {
    boolean areOn(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT FROM digest_hints WHERE organisation_id = :organisation)")
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one();
    }

    /** Returns whether that is a change. */
    boolean turn(Transaction tx, UUID organisation, boolean on, Instant at) {
        return tx.handle()
                        .createUpdate(
                                on
                                        ? """
                                        INSERT INTO digest_hints (organisation_id, since) VALUES (:organisation, :at)
                                        ON CONFLICT DO NOTHING
                                        """
                                        : "DELETE FROM digest_hints WHERE organisation_id = :organisation AND since <= :at")
                        .bind("organisation", organisation)
                        .bind("at", at)
                        .execute()
                == 1;
    }
}
