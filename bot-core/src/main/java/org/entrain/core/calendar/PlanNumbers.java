package org.entrain.core.calendar;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.database.Transaction;

/**
 * The numbers by which a crew calls its plans. A plan gets the next one when it is first listed and keeps it as long as it
 * runs, so that "stop 2" said twice never stops two.
 */
final class PlanNumbers {
    private PlanNumbers() {}

    /** The numbers of all plans of a community that run, by plan. */
    static Map<UUID, Integer> of(Transaction tx, UUID community) {
        if (isMissing(tx, community)) {
            number(tx, community);
        }
        return tx
                .handle()
                .createQuery("""
                        SELECT n.plan_id, n.number FROM plan_numbers n JOIN plans p ON p.id = n.plan_id
                        WHERE p.community_id = :community AND p.stopped_at IS NULL
                        """)
                .bind("community", community)
                .map((row, context) -> Map.entry(row.getObject("plan_id", UUID.class), row.getInt("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isMissing(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT FROM plans p WHERE p.community_id = :community AND p.stopped_at IS NULL
                              AND NOT EXISTS (SELECT FROM plan_numbers n WHERE n.plan_id = p.id))
                        """)
                .bind("community", community)
                .mapTo(Boolean.class)
                .one();
    }

    private static void number(Transaction tx, UUID community) {
        // Of two that list at once, the second sees the numbers that the first gave.
        tx.handle()
                .createQuery("SELECT id FROM communities WHERE id = :community FOR NO KEY UPDATE")
                .bind("community", community)
                .mapTo(UUID.class)
                .findOne();
        tx.handle().createUpdate("""
                        INSERT INTO plan_numbers (plan_id, number)
                        SELECT p.id, row_number() OVER (ORDER BY p.created_at, p.id) + (
                            SELECT coalesce(max(n.number), 0) FROM plan_numbers n JOIN plans o ON o.id = n.plan_id
                            WHERE o.community_id = :community AND o.stopped_at IS NULL)
                        FROM plans p
                        WHERE p.community_id = :community AND p.stopped_at IS NULL
                          AND NOT EXISTS (SELECT FROM plan_numbers n WHERE n.plan_id = p.id)
                        """).bind("community", community).execute();
    }
}
