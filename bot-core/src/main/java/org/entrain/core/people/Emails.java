package org.entrain.core.people;

import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Whose an address is; in an organisation it is one person's at most. */
final class Emails {
    Optional<UUID> owner(Transaction tx, UUID organisation, String email) {
        return tx.handle()
                .createQuery("SELECT id FROM persons WHERE organisation_id = :organisation AND email = :email")
                .bind("organisation", organisation)
                .bind("email", email)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Makes an address a person's, unless it is somebody's already. */
    void keep(Transaction tx, Person person, String email) {
        tx.handle()
                .createUpdate("""
                        UPDATE persons SET email = :email
                        WHERE id = :person AND email IS DISTINCT FROM :email AND NOT EXISTS (
                            SELECT 1 FROM persons other
                            WHERE other.organisation_id = :organisation AND other.email = :email)
                        """)
                .bind("email", email)
                .bind("person", person.id())
                .bind("organisation", person.organisationId())
                .execute();
    }

    /**
     * Somebody of this address whom a list named and nobody has met yet; from here on until the transaction's end nobody
     * else takes them.
     */
    Optional<UUID> expected(Transaction tx, UUID organisation, String email) {
        return tx.handle()
                .createQuery("""
                        SELECT id FROM persons p WHERE organisation_id = :organisation AND email = :email
                          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id)
                        FOR UPDATE
                        """)
                .bind("organisation", organisation)
                .bind("email", email)
                .mapTo(UUID.class)
                .findOne()
                // A statement of its own: it sees the account that whoever held the lock before may have added.
                .filter(person -> !tx.handle()
                        .createQuery("SELECT EXISTS (SELECT 1 FROM accounts WHERE person_id = :person)")
                        .bind("person", person)
                        .mapTo(Boolean.class)
                        .one());
    }
}
