package org.entrain.core.outbox;

import org.entrain.core.database.Transaction;

/** Counts letters for whoever watches over them, every few seconds and also while there are millions. */
final class OutboxCounts {
    private static final int MOST = 10_000;

    private OutboxCounts() {}

    static Outbox.Counts of(Transaction tx) {
        long sent = counted(tx, "SENT");
        return new Outbox.Counts(
                counted(tx, "WAITING"),
                sent < MOST ? sent : Math.max(sent, settledByEstimate(tx)),
                counted(tx, "REFUSED"),
                counted(tx, "UNKNOWN"),
                counted(tx, "WITHDRAWN"),
                counted(tx, "STALE"));
    }

    private static long counted(Transaction tx, String state) {
        return tx.handle()
                // The state stands in the text: only so is an index of waiting letters known to serve.
                .createQuery("SELECT count(*) FROM (SELECT FROM letters WHERE state = '" + state
                        + "' LIMIT :most) AS counted")
                .bind("most", MOST)
                .mapTo(Long.class)
                .one();
    }

    /** As the planner has it since the table was last analysed; nearly all that is settled was sent. */
    private static long settledByEstimate(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT reltuples::bigint FROM pg_class WHERE oid = 'letters_settled'::regclass")
                .mapTo(Long.class)
                .one();
    }
}
