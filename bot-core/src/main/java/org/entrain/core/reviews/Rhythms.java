package org.entrain.core.reviews;

import java.util.UUID;
import org.entrain.core.database.Transaction;

/** How often each community wants to be asked. */
final class Rhythms {
    /** A community's rhythm; the usual one where it chose none. */
    Rhythm of(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT retention, longest FROM review_rhythms WHERE community_id = :community")
                .bind("community", community)
                .map((row, context) -> new Rhythm(row.getDouble("retention"), row.getInt("longest")))
                .findOne()
                .orElse(Rhythm.USUAL);
    }

    /** Keeps a community's rhythm: each review from now on goes by it. */
    void keep(Transaction tx, UUID community, Rhythm rhythm) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO review_rhythms (community_id, retention, longest)
                        VALUES (:community, :retention, :longest)
                        ON CONFLICT (community_id) DO UPDATE
                        SET retention = excluded.retention, longest = excluded.longest
                        """)
                .bind("community", community)
                .bind("retention", rhythm.retention())
                .bind("longest", rhythm.longest())
                .execute();
    }
}
