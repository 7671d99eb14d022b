package org.entrain.core.pulse;

import java.util.List;
import java.util.UUID;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.Circle;
import org.entrain.core.insights.Observation;
import org.entrain.core.insights.Observer;
import org.entrain.core.insights.Period;

/**
 * How a community said it goes by its last check-in, and how before. A manager is told of the communities that are their
 * people's for the most part: at least five of them, and half of all who belong.
 */
public final class PulseInsights implements Observer {
    private final Communities communities;
    private final Pulses pulses;

    /** Of these check-ins. */
    public PulseInsights(Communities communities, Pulses pulses) {
        this.communities = communities;
        this.pulses = pulses;
    }

    @Override
    public List<Observation> observe(Transaction tx, Circle circle, Period when) {
        return circle.community().map(List::of).orElseGet(() -> ofPeople(tx, circle)).stream()
                .flatMap(id -> communities.byId(tx, circle.organisation(), id).stream())
                .flatMap(community -> trend(tx, community, when).stream())
                .toList();
    }

    private List<Observation> trend(Transaction tx, Community community, Period when) {
        return pulses.trend(tx, community.id(), when.from(), when.until(), community.language()).stream()
                .<Observation>map(
                        trend -> new Observation.Mood(trend.question(), trend.before(), trend.now(), trend.people()))
                .toList();
    }

    private static List<UUID> ofPeople(Transaction tx, Circle circle) {
        return tx.handle()
                .createQuery("""
                        SELECT community_id FROM memberships
                        WHERE gone_at IS NULL AND community_id IN (
                            SELECT community_id FROM memberships WHERE person_id = ANY (:people) AND gone_at IS NULL)
                        GROUP BY community_id
                        HAVING count(*) FILTER (WHERE person_id = ANY (:people)) >= greatest(:fewest, count(*) / 2.0)
                        ORDER BY community_id
                        """)
                .bindArray("people", UUID.class, circle.members().toArray())
                .bind("fewest", Result.FEWEST)
                .mapTo(UUID.class)
                .list();
    }
}
