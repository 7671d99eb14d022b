package org.entrain.core.communities;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Whom the crew of a community asked in, and who said no. Whoever came in needs no invitation any more. */
public final class Invitations {
    /**
     * Invites people; whoever is a member, or is invited already, is passed over.
     *
     * @return who was not invited before, or had said no
     */
    List<UUID> invite(Transaction tx, UUID community, Collection<UUID> persons, UUID by, Instant at) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO invitations (community_id, person_id, invited_by, invited_at)
                        SELECT :community, person, :by, :at FROM unnest(:persons) AS person
                        WHERE NOT EXISTS (
                            SELECT 1 FROM memberships m WHERE m.community_id = :community AND m.person_id = person)
                        ORDER BY person
                        ON CONFLICT (community_id, person_id) DO UPDATE
                        SET invited_by = excluded.invited_by, invited_at = excluded.invited_at, declined_at = NULL
                        WHERE invitations.declined_at IS NOT NULL
                        RETURNING person_id
                        """)
                .bind("community", community)
                .bindArray("persons", UUID.class, persons.stream().distinct().toArray())
                .bind("by", by)
                .bind("at", at)
                .mapTo(UUID.class)
                .list();
    }

    /** Whether somebody is invited and said neither yes nor no. */
    boolean stands(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT 1 FROM invitations
                            WHERE community_id = :community AND person_id = :person AND declined_at IS NULL)
                        """)
                .bind("community", community)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** Takes an invitation up, with whatever comes of it; false where there is none. */
    boolean accept(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                        .createUpdate("""
                        DELETE FROM invitations
                        WHERE community_id = :community AND person_id = :person AND declined_at IS NULL
                        """)
                        .bind("community", community)
                        .bind("person", person)
                        .execute()
                == 1;
    }

    /** Notes that somebody would rather not. */
    void decline(Transaction tx, UUID community, UUID person, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE invitations SET declined_at = :at
                        WHERE community_id = :community AND person_id = :person AND declined_at IS NULL
                        """)
                .bind("at", at)
                .bind("community", community)
                .bind("person", person)
                .execute();
    }
}
