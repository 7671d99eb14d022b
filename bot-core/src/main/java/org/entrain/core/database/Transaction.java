package org.entrain.core.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One open transaction: the way to the database for everything that must stand or fall together. Not for use by other
 * threads, nor after it ended. No network call happens while one is open.
 */
public final class Transaction {
    private final Handle handle;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Handle handle) {
        this.handle = handle;
    }

    /** Runs SQL. */
    public Handle handle() {
        return handle;
    }

    /** Has {@code task} run on this thread once everything is committed, and not at all if it is rolled back. */
    public void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
