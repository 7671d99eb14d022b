package org.entrain.core.database;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The connection to PostgreSQL. */
public final class Database {
    private final Jdbi jdbi;

    Database(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Does {@code work} in one transaction: committed when it returns, rolled back when it throws. */
    public <T> T inTransaction(Function<Transaction, T> work) {
        var transactions = new Transaction[1];
        T result = jdbi.inTransaction(handle -> {
            transactions[0] = new Transaction(handle);
            return work.apply(transactions[0]);
        });
        transactions[0].committed();
        return result;
    }

    /** Like {@link #inTransaction}, for work without a result. */
    public void useTransaction(Consumer<Transaction> work) {
        inTransaction(transaction -> {
            work.accept(transaction);
            return true;
        });
    }
}
