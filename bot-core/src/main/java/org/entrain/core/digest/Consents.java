package org.entrain.core.digest;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Who allows that their name is said where they helped others; nobody does unless they say so. */
final class Consents {
    boolean isGiven(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT FROM helper_consents WHERE person_id = :person)")
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    void give(Transaction tx, UUID person, Instant at) {
        tx.handle().createUpdate("""
                        INSERT INTO helper_consents (person_id, since) VALUES (:person, :at) ON CONFLICT DO NOTHING
                        """).bind("person", person).bind("at", at).execute();
    }

    void takeBack(Transaction tx, UUID person) {
        tx.handle()
                .createUpdate("DELETE FROM helper_consents WHERE person_id = :person")
                .bind("person", person)
                .execute();
    }
}
