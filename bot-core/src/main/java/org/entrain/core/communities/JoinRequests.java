package org.entrain.core.communities;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/** Who asked to come into a community, and what its crew said: the first of them to answer decides. */
public final class JoinRequests {
    /** After a no, a week passes before the crew is asked again. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    /**
     * What was decided.
     *
     * @param by the name of who decided; a dash where they were forgotten
     */
    record Decision(boolean admitted, String by) {}

    /**
     * Asks.
     *
     * @return false, with nothing changed, where the person asked before and waits, or was turned away this week
     */
    boolean ask(Transaction tx, UUID community, UUID person, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO join_requests (community_id, person_id, asked_at)
                        VALUES (:community, :person, :at)
                        ON CONFLICT (community_id, person_id) DO UPDATE
                        SET asked_at = excluded.asked_at, decided_at = NULL, decided_by = NULL, admitted = NULL
                        WHERE join_requests.admitted OR join_requests.decided_at < :patience
                        """)
                        .bind("community", community)
                        .bind("person", person)
                        .bind("at", at)
                        .bind("patience", at.minus(PATIENCE))
                        .execute()
                == 1;
    }

    /**
     * Answers a request.
     *
     * @return false, with nothing changed, where it was answered already, or there is none
     */
    boolean decide(Transaction tx, UUID community, UUID person, boolean admitted, UUID by, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        UPDATE join_requests SET decided_at = :at, decided_by = :by, admitted = :admitted
                        WHERE community_id = :community AND person_id = :person AND decided_at IS NULL
                        """)
                        .bind("at", at)
                        .bind("by", by)
                        .bind("admitted", admitted)
                        .bind("community", community)
                        .bind("person", person)
                        .execute()
                == 1;
    }

    /** What was decided on somebody's request; empty where nobody has, or there is none. */
    Optional<Decision> decision(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT r.admitted, coalesce(p.name, '–') AS by
                        FROM join_requests r LEFT JOIN persons p ON p.id = r.decided_by
                        WHERE r.community_id = :community AND r.person_id = :person AND r.decided_at IS NOT NULL
                        """)
                .bind("community", community)
                .bind("person", person)
                .map((row, context) -> new Decision(row.getBoolean("admitted"), row.getString("by")))
                .findOne();
    }
}
