package org.entrain.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void two_fresh_databases_know_nothing_of_each_other() {
        try (Database one = TestDatabase.fresh();
                Database other = TestDatabase.fresh()) {
            one.useTransaction(transaction -> transaction.handle().execute("CREATE TABLE mine (id int)"));

            assertThat(tables(other)).doesNotContain("mine");
        }
    }

    @Test
    void a_fresh_database_has_been_migrated() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(tables(database)).contains("flyway_schema_history");
        }
    }

    private static java.util.List<String> tables(Database database) {
        return database.inTransaction(transaction -> transaction
                .handle()
                .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .mapTo(String.class)
                .list());
    }
}
