package org.entrain.core.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/**
 * The database cannot be reached just now: it is down, going down, coming up, or all its connections are taken. Nothing
 * is wrong with the work itself, so it is worth another try in a moment. What was open is rolled back; only when the
 * connection broke in the middle of the commit may it have been committed nevertheless.
 */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(Throwable cause) {
        super("The database cannot be reached", cause);
    }

    /** Whether {@code failure}, or what caused it, means a database out of reach rather than a mistake in the work. */
    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(DatabaseUnavailable::saysSo);
    }

    private static boolean saysSo(Throwable cause) {
        return cause instanceof DatabaseUnavailable
                || cause instanceof SQLTransientConnectionException // the pool's: nobody gave a connection back in time
                || (cause instanceof SQLException e && e.getSQLState() != null && saysSo(e.getSQLState()));
    }

    /** By PostgreSQL's manual, "Appendix A. PostgreSQL Error Codes". */
    private static boolean saysSo(String state) {
        return switch (state) {
            // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
            case "57P01", "57P02", "57P03", "53300" -> true;
            default -> state.startsWith("08"); // connection_exception and its kin
        };
    }
}
