package org.entrain.core.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * {@link Instant} as {@code timestamptz}, whatever the time zone of this machine. PostgreSQL keeps microseconds: finer
 * digits are cut, never rounded up, lest a moment that has come seem to be still ahead.
 */
final class Instants {
    private Instants() {}

    static OffsetDateTime utc(Instant value) {
        return value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static final class Arguments extends AbstractArgumentFactory<Instant> {
        Arguments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime utc = utc(value);
            return (position, statement, context) -> statement.setObject(position, utc);
        }
    }

    static final class Columns implements ColumnMapper<Instant> {
        @Override
        @SuppressWarnings("NullAway") // Jdbi's contract: a NULL column is a null value.
        public @Nullable Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
    }
}
