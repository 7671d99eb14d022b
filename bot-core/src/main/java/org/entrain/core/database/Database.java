package org.entrain.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The connection to PostgreSQL: a pool that heals by itself when the server comes back.
 *
 * <p>Values are stored so: {@link Instant} as {@code timestamptz}, an enum by its name, a {@code UUID} as {@code uuid},
 * {@code @Json} values as {@code jsonb}, a record of one component as that component. A row is read as a record whose
 * components are named like the columns: {@code dueAt} is {@code due_at}.
 */
public final class Database implements AutoCloseable {
    /** PostgreSQL does more work with few connections than with many; ten keep several cores busy. */
    static final int CONNECTIONS = 10;
    /** A chat product wants its answer within three seconds; within this one we can still say "in a moment, please". */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin()).installPlugin(new Jackson2Plugin());
        jdbi.getConfig(Jackson2Config.class).setMapper(Json.MAPPER);
        jdbi.registerArgument(new Instants.Arguments());
        jdbi.registerColumnMapper(Instant.class, new Instants.Columns());
        jdbi.registerArrayType(Instant.class, "timestamptz", Instants::utc);
        var singleValues = new SingleValues();
        jdbi.registerArgument(singleValues);
        jdbi.registerColumnMapper(singleValues);
        jdbi.registerRowMapper(new Records());
    }

    /** Opens it, also when the server is out of reach for now: then the first use says so. */
    public static Database open(DatabaseUrl url) {
        return open(url, CONNECTIONS, CONNECTIONS);
    }

    static Database open(DatabaseUrl url, int connections, int idleConnections) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(url.jdbc());
        if (!url.user().isEmpty()) {
            config.setUsername(url.user());
            config.setPassword(url.password());
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(idleConnections);
        config.setIdleTimeout(
                idleConnections < connections ? Duration.ofSeconds(10).toMillis() : 0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        // Never fails here: the pool keeps trying in the background and every borrower waits PATIENCE at most.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "entrain");
        return new Database(new HikariDataSource(config));
    }

    /**
     * Does {@code work} in one transaction: committed when it returns, rolled back when it throws.
     *
     * @throws DatabaseUnavailable when the database cannot be reached; every other exception is the one of {@code work}
     * @throws IllegalStateException when this thread has a transaction open already: hand that one on instead
     */
    public <T> T inTransaction(Function<Transaction, T> work) {
        var transactions = new Transaction[1];
        try {
            T result = jdbi.withHandle(handle -> {
                refuseSecond(handle);
                return handle.inTransaction(open -> {
                    transactions[0] = new Transaction(open);
                    return work.apply(transactions[0]);
                });
            });
            transactions[0].committed();
            return result;
        } catch (RuntimeException e) {
            throw DatabaseUnavailable.isCauseOf(e) ? new DatabaseUnavailable(e) : e;
        }
    }

    private static void refuseSecond(Handle handle) {
        if (handle.isInTransaction()) {
            throw new IllegalStateException("A transaction is already open on this thread: hand it on");
        }
    }

    /** Like {@link #inTransaction}, for work without a result. */
    public void useTransaction(Consumer<Transaction> work) {
        inTransaction(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** The pool, for libraries that speak JDBC themselves. */
    public DataSource dataSource() {
        return pool;
    }

    /**
     * Brings the schema up to date: every {@code V<number>__<name>.sql} on the class path under {@code org/entrain}, in
     * the order of their numbers, each once. Several programs may do so at the same time.
     */
    public void migrate() {
        migrate("classpath:org/entrain");
    }

    void migrate(String location) {
        Flyway.configure().dataSource(pool).locations(location).load().migrate();
    }

    @Override
    public void close() {
        pool.close();
    }
}
