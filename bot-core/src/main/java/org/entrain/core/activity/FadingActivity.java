package org.entrain.core.activity;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Fading;

/** Facts that become old: they go on telling what happened, and not who did it. */
public final class FadingActivity implements Fading {
    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        UPDATE activity SET person_id = NULL WHERE id IN (
                            SELECT a.id FROM communities c JOIN activity a ON a.community_id = c.id
                            WHERE c.organisation_id = :organisation AND a.at >= :from AND a.at < :before
                              AND a.person_id IS NOT NULL
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}
