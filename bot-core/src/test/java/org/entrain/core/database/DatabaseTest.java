package org.entrain.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Database DATABASE = TestDatabase.fresh();

    public record TalkId(UUID value) {}

    public record Talk(TalkId id, Language language, Instant startsAt, LocalDate day, Optional<String> roomName) {}

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void what_is_written_is_read_again_in_any_time_zone() {
        var talk = new Talk(
                new TalkId(new UUID(1, 2)),
                Language.FR,
                // In the hour that Paris lives twice, when its clocks go back.
                Instant.parse("2026-10-25T00:30:00.123456Z"),
                LocalDate.of(2026, 3, 29),
                Optional.empty());
        TimeZone zone = TimeZone.getDefault();
        Talk read;
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            read = DATABASE.inTransaction(transaction -> {
                transaction.handle().execute("""
                        CREATE TABLE talk (
                            id uuid, language text, starts_at timestamptz, day date, room_name text)
                        """);
                transaction
                        .handle()
                        .createUpdate("INSERT INTO talk VALUES (:id, :language, :startsAt, :day, :roomName)")
                        .bindMethods(talk)
                        .execute();
                return transaction
                        .handle()
                        .createQuery("SELECT * FROM talk WHERE id = :id")
                        .bind("id", talk.id())
                        .mapTo(Talk.class)
                        .one();
            });
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(read).isEqualTo(talk);
    }

    @Test
    void a_moment_finer_than_a_microsecond_is_cut_not_rounded_into_the_future() {
        Instant read = DATABASE.inTransaction(transaction -> transaction
                .handle()
                .createQuery("SELECT :at")
                .bind("at", Instant.parse("2026-01-01T00:00:00.999999999Z"))
                .mapTo(Instant.class)
                .one());
        assertThat(read).isEqualTo("2026-01-01T00:00:00.999999Z");
    }

    @Test
    void a_single_value_is_read_by_itself() {
        TalkId id = DATABASE.inTransaction(transaction -> transaction
                .handle()
                .createQuery("SELECT '00000000-0000-0001-0000-000000000002'::uuid")
                .mapTo(TalkId.class)
                .one());
        assertThat(id).isEqualTo(new TalkId(new UUID(1, 2)));
    }

    @Test
    void what_comes_after_a_commit_does_not_come_after_a_rollback() {
        List<String> done = new ArrayList<>();
        DATABASE.useTransaction(transaction -> transaction.afterCommit(() -> done.add("committed")));
        assertThatThrownBy(() -> DATABASE.useTransaction(transaction -> {
                    transaction.afterCommit(() -> done.add("rolled back"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(done).containsExactly("committed");
    }

    @Test
    void a_transaction_inside_another_is_refused() {
        assertThatThrownBy(() -> DATABASE.useTransaction(outer -> DATABASE.useTransaction(inner -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already open");
    }

    @Test
    void a_mistake_in_the_sql_is_not_taken_for_an_outage() {
        assertThatThrownBy(() -> DATABASE.useTransaction(
                        transaction -> transaction.handle().execute("SELECT nothing FROM nowhere")))
                .isNotInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void migrations_of_several_features_are_applied_in_the_order_of_their_numbers_and_once() {
        try (var database = Database.open(TestDatabase.freshUrl())) {
            database.useTransaction(transaction -> transaction.handle().execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
            database.migrate("classpath:sample-migrations");
            database.migrate("classpath:sample-migrations");

            int rows = database.inTransaction(transaction -> transaction
                    .handle()
                    .createQuery("SELECT count(*) FROM attendance JOIN room ON room.id = room")
                    .mapTo(Integer.class)
                    .one());
            assertThat(rows).isZero();
        }
    }

    @Test
    void it_says_so_within_three_seconds_when_the_server_is_down_and_works_again_when_it_is_up(@TempDir Path folder) {
        var server = ServerOwner.started(folder);
        try (var database = Database.open(server.url())) {
            assertThat(one(database)).isEqualTo(1);
            server.close();
            Instant asked = Instant.now();
            assertThatThrownBy(() -> one(database)).isInstanceOf(DatabaseUnavailable.class);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));

            server = ServerOwner.started(folder);
            assertThat(one(database)).isEqualTo(1);
        } finally {
            server.close();
        }
    }

    private static int one(Database database) {
        return database.inTransaction(transaction -> transaction
                .handle()
                .createQuery("SELECT 1")
                .mapTo(Integer.class)
                .one());
    }
}
