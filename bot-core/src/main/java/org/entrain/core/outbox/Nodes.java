package org.entrain.core.outbox;

import java.time.Instant;
import org.entrain.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which senders are alive. What a dead one held is free for the others, and nobody knows whether it arrived. */
final class Nodes {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private Nodes() {}

    /**
     * Says that a node is alive.
     *
     * @return whether nobody knew of it: it is new, or was taken for dead
     */
    static boolean alive(Transaction tx, String node, Instant until) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO outbox_nodes (node, alive_until) VALUES (:node, :until)
                        ON CONFLICT (node) DO UPDATE SET alive_until = excluded.alive_until
                        RETURNING xmax = 0
                        """)
                .bind("node", node)
                .bind("until", until)
                .mapTo(Boolean.class)
                .one();
    }

    /** Says that a node is gone and holds nothing any more. */
    static void leave(Transaction tx, String node) {
        tx.handle()
                .createUpdate("DELETE FROM outbox_nodes WHERE node = :node")
                .bind("node", node)
                .execute();
    }

    /** Frees what nodes held that have not said for a while that they are alive. */
    static void bury(Transaction tx, Instant wall) {
        tx.handle()
                .createQuery("DELETE FROM outbox_nodes WHERE alive_until < :wall RETURNING node, alive_until")
                .bind("wall", wall)
                .map((row, context) -> row.getString("node"))
                .list()
                .forEach(node -> {
                    int freed = tx.handle()
                            .createUpdate("""
                                    UPDATE outbox_channels SET free_at = :wall, holder = NULL WHERE holder = :node
                                    """)
                            .bind("node", node)
                            .bind("wall", wall)
                            .execute();
                    LOG.info("The sender {} is gone; what it held ({}) is taken over", node, freed);
                });
    }
}
