package org.entrain.core.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives a used test database the rows it had when it was new. A thousand files make a database: to write them for every
 * test was much of the tests' time.
 */
final class Laundry {
    /** Tables that have a page at least. The history of migrations is nobody's to change. */
    private static final String WRITTEN = """
            SELECT quote_ident(relname) FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
              AND relname <> 'flyway_schema_history'""";

    /** Another number where a test changed the schema. */
    private static final String COLUMNS = """
            SELECT count(*) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'public'::regnamespace AND NOT attisdropped""";

    private static final String OTHERS_INSIDE = """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()""";

    private static final String COUNT_FROM_ONE = """
            SELECT setval(format('%I.%I', schemaname, sequencename), start_value, false)
            FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL""";

    private final List<String> seeded;
    private final String columns;

    private Laundry(List<String> seeded, String columns) {
        this.seeded = seeded;
        this.columns = columns;
    }

    /** Keeps aside, in the template itself, what migrations wrote. */
    static Laundry of(DatabaseUrl template) {
        try (var connection = connection(template);
                var statement = connection.createStatement()) {
            List<String> seeded = texts(statement, WRITTEN);
            statement.execute("CREATE SCHEMA seed");
            for (String table : seeded) {
                statement.execute("CREATE TABLE seed.%1$s AS TABLE public.%1$s".formatted(table));
            }
            return new Laundry(seeded, texts(statement, COLUMNS).getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look at the template", e);
        }
    }

    /** Washes a copy of the template; false where somebody is still inside, or the schema is another now. */
    boolean washes(DatabaseUrl used) {
        try (var connection = connection(used);
                var statement = connection.createStatement()) {
            if (!texts(statement, OTHERS_INSIDE).equals(List.of("0"))
                    || !texts(statement, COLUMNS).equals(List.of(columns))) {
                return false;
            }
            wash(statement);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot empty a test database", e);
        }
    }

    private void wash(Statement statement) throws SQLException {
        List<String> written = texts(statement, WRITTEN);
        // A replica checks no foreign keys, so that the order does not matter.
        statement.execute("SET session_replication_role = replica");
        statement.execute(written.stream().map("DELETE FROM %s"::formatted).collect(Collectors.joining(";")));
        // Of an empty table vacuum leaves a file of no pages, as in the template; truncate would make another file.
        statement.execute("VACUUM " + String.join(", ", written));
        statement.execute(seeded.stream()
                .map("INSERT INTO public.%1$s TABLE seed.%1$s"::formatted)
                .collect(Collectors.joining(";")));
        statement.execute(COUNT_FROM_ONE);
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Connection connection(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }
}
