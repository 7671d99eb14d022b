package org.entrain.core.reviews;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;

/** Reviews that become old: they go on telling how well a question is remembered, and not by whom. */
public final class FadingReviews implements Fading {
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        UPDATE review_log SET person_id = NULL WHERE id IN (
                            SELECT l.id FROM communities c JOIN review_log l ON l.community_id = c.id
                            WHERE c.organisation_id = :organisation AND l.at >= :from AND l.at < :before
                              AND l.person_id IS NOT NULL
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}
