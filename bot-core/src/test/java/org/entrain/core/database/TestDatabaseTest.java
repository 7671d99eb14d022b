package org.entrain.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    private static final String WRITTEN = """
            WITH house AS (INSERT INTO organisations (id, name, created_at)
                           VALUES (gen_random_uuid(), 'The bakery', now()) RETURNING id),
                 set_aside AS (UPDATE record_store SET failures = 7)
            INSERT INTO audit (organisation_id, deed, subject, detail, at)
            SELECT id, 'JOINED', id, '', now() FROM house""";

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

    @Test
    void what_is_given_back_is_handed_out_as_it_was_at_first() {
        for (int i = 0; i < 3; i++) {
            try (Database database = TestDatabase.fresh()) {
                assertThat(numbers(database, "SELECT count(*) FROM organisations"))
                        .containsExactly(0);
                assertThat(numbers(database, "SELECT failures FROM record_store"))
                        .containsExactly(0);
                assertThat(numbers(database, WRITTEN + " RETURNING id")).containsExactly(1);
            }
        }
    }

    @Test
    void what_somebody_still_works_in_or_has_another_schema_is_not_handed_out_again() {
        try (Database working = TestDatabase.fresh()) {
            working.useTransaction(transaction -> transaction.handle().execute(WRITTEN));
            try (Database other = TestDatabase.fresh()) {
                assertThat(numbers(other, "SELECT count(*) FROM audit")).containsExactly(0);
                other.useTransaction(transaction -> transaction.handle().execute("CREATE TABLE mine (id int)"));
            }
            try (Database next = TestDatabase.fresh()) {
                assertThat(tables(next)).doesNotContain("mine");
            }
        }
    }

    private static List<Integer> numbers(Database database, String sql) {
        return database.inTransaction(transaction ->
                transaction.handle().createQuery(sql).mapTo(Integer.class).list());
    }

    private static List<String> tables(Database database) {
        return database.inTransaction(transaction -> transaction
                .handle()
                .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .mapTo(String.class)
                .list());
    }
}
