package org.entrain.core.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;

/**
 * Says that somebody joined when they are met for the first time: a list made them a member before, when nobody could
 * have welcomed them.
 */
public final class Arrivals implements People.OnArrival {
    private final Activity activity;

    /** Says so to this. */
    public Arrivals(Activity activity) {
        this.activity = activity;
    }

    @Override
    public void arrived(Transaction tx, UUID person, Instant at) {
        List<UUID> communities = tx.handle()
                .createQuery("""
                        SELECT m.community_id FROM memberships m
                        WHERE m.person_id = :person AND NOT EXISTS (
                            SELECT 1 FROM activity a
                            WHERE a.person_id = m.person_id AND a.community_id = m.community_id
                              AND a.kind = 'MemberJoined' AND a.at >= m.joined_at)
                        ORDER BY m.joined_at
                        """)
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
        activity.record(
                tx,
                communities.stream()
                        .<Fact>map(
                                community -> new Fact.MemberJoined(community, Optional.of(person), community, at, true))
                        .toList());
    }
}
