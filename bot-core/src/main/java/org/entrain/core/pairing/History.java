package org.entrain.core.pairing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * What became of people in a programme's rounds before.
 *
 * @param number of the last round; 0 for none
 * @param met in which rounds two people were brought together, the latest and how often
 * @param uneven how often somebody was in a group larger or smaller than most
 * @param leftOut who had nobody to meet in the last round
 */
record History(int number, List<Met> met, Map<UUID, Integer> uneven, Set<UUID> leftOut) {
    History {
        met = List.copyOf(met);
        uneven = Map.copyOf(uneven);
        leftOut = Set.copyOf(leftOut);
    }

    /** Two people who were brought together. */
    record Met(UUID one, UUID other, int last, int times) {}

    static History of(Transaction tx, Programme programme) {
        int number = tx.handle()
                .createQuery("SELECT coalesce(max(number), 0) FROM pairing_rounds WHERE programme_id = :programme")
                .bind("programme", programme.id())
                .mapTo(Integer.class)
                .one();
        List<Met> met = tx.handle()
                .createQuery("""
                        SELECT a.person_id AS one, b.person_id AS other, max(r.number) AS last, count(*)::int AS times
                        FROM pairing_rounds r
                        JOIN pairing_groups g ON g.round_id = r.id
                        JOIN pairing_members a ON a.group_id = g.id
                        JOIN pairing_members b ON b.group_id = g.id AND b.person_id > a.person_id
                        WHERE r.programme_id = :programme
                        GROUP BY a.person_id, b.person_id
                        """)
                .bind("programme", programme.id())
                .map((row, context) -> new Met(
                        row.getObject("one", UUID.class),
                        row.getObject("other", UUID.class),
                        row.getInt("last"),
                        row.getInt("times")))
                .list();
        var uneven = new HashMap<UUID, Integer>();
        tx.handle()
                .createQuery("""
                        SELECT m.person_id, count(*)::int AS times
                        FROM pairing_rounds r
                        JOIN pairing_groups g ON g.round_id = r.id
                        JOIN pairing_members m ON m.group_id = g.id
                        WHERE r.programme_id = :programme
                          AND (SELECT count(*) FROM pairing_members n WHERE n.group_id = g.id) <> :size
                        GROUP BY m.person_id
                        """)
                .bind("programme", programme.id())
                .bind("size", programme.terms().size())
                .map((row, context) -> uneven.put(row.getObject("person_id", UUID.class), row.getInt("times")))
                .list();
        Set<UUID> leftOut = Set.copyOf(tx.handle()
                .createQuery("""
                        SELECT w.person_id FROM pairing_waiting w JOIN pairing_rounds r ON r.id = w.round_id
                        WHERE r.programme_id = :programme AND r.number = :number
                        """)
                .bind("programme", programme.id())
                .bind("number", number)
                .mapTo(UUID.class)
                .list());
        return new History(number, met, uneven, leftOut);
    }
}
