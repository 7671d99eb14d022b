package org.entrain.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.entrain.core.database.Database;
import org.entrain.core.database.EmbeddedPostgres;

/** Where something is measured without the program around it: a PostgreSQL of its own, with the program's settings and schema. */
final class Laboratory {
    private Laboratory() {}

    @FunctionalInterface
    interface Experiment {
        Section measure(Database database) throws Exception;
    }

    /** Measures in a new database in {@code folder}. */
    static Section measure(Path folder, Experiment experiment) throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder);
                var database = Database.open(postgres.url())) {
            database.migrate();
            return experiment.measure(database);
        }
    }

    /** Fills a database by these statements, over one connection. */
    static void fill(Database database, List<String> statements) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
