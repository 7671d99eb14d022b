package org.entrain.core.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Round;

/** What came of plans in which several things come in turn. */
final class MixRounds {
    private MixRounds() {}

    static void note(Transaction tx, Round round, Mixture.Entry entry) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO mix_rounds (plan_id, due, entry, kind) VALUES (:plan, :due, :entry, :kind)
                        ON CONFLICT (plan_id, due) DO NOTHING
                        """)
                .bind("plan", round.plan().id())
                .bind("due", round.due())
                .bind("entry", entry.number())
                .bind("kind", entry.kind())
                .execute();
    }

    /** Which of its entries a plan brought last. */
    static Optional<Integer> last(Transaction tx, Plan plan) {
        return tx.handle()
                .createQuery("SELECT entry FROM mix_rounds WHERE plan_id = :plan ORDER BY due DESC LIMIT 1")
                .bind("plan", plan.id())
                .mapTo(Integer.class)
                .findOne();
    }

    /** What kind a community got last, from whatever plan: not what took place, and not what its crew alone reads. */
    static Optional<String> lastKind(Transaction tx, UUID community, Instant before) {
        return tx.handle()
                .createQuery("""
                        SELECT coalesce(m.kind, p.kind)
                        FROM plans p JOIN plan_firings f ON f.plan_id = p.id
                        LEFT JOIN mix_rounds m ON m.plan_id = f.plan_id AND m.due = f.due
                        WHERE p.community_id = :community AND f.outcome = 'PERFORMED' AND f.due < :before
                          AND p.kind <> :event AND p.audience <> 'CREW'
                        ORDER BY f.due DESC LIMIT 1
                        """)
                .bind("community", community)
                .bind("before", before)
                .bind("event", EventPlan.KIND)
                .mapTo(String.class)
                .findOne();
    }
}
