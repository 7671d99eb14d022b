package org.entrain.core.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open transaction: the way to the database for everything that must stand or fall together. Not for use by other
 * threads, nor after it ended. No network call happens while one is open.
 */
public final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final Handle handle;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Handle handle) {
        this.handle = handle;
    }

    /** Runs SQL. */
    public Handle handle() {
        return handle;
    }

    /**
     * Has {@code task} run on this thread once everything is committed, and not at all if it is rolled back. A task that
     * fails is logged: what is committed stays, and the caller hears of that.
     */
    public void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    void committed() {
        for (Runnable task : afterCommit) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task after a commit failed", e);
            }
        }
    }
}
