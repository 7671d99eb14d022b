package org.entrain.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.entrain.core.database.ServerOwner.started;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_there_at_the_next_start() throws SQLException {
        DatabaseUrl first;
        try (var server = started(folder)) {
            first = server.url();
            keep(first, "fire drill on Monday");
        }
        try (var server = started(folder)) {
            assertThat(server.url()).isEqualTo(first);
            assertThat(kept(server.url())).isEqualTo("fire drill on Monday");
            assertThat(setting(server.url(), "fsync")).isEqualTo("on");
            assertThat(setting(server.url(), "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server.url(), "server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void nobody_enters_without_the_password_and_only_the_owner_reads_it() throws IOException {
        try (var server = started(folder)) {
            assertThatThrownBy(() -> connection(new DatabaseUrl(server.url().jdbc(), "entrain", "guess")))
                    .asInstanceOf(type(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("28P01");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_second_program_on_the_same_data_is_told_what_to_do() throws Exception {
        try (var server = started(folder)) {
            Process second = ServerOwner.spawned(folder);
            second.getOutputStream().close();

            assertThat(second.inputReader().lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains("Another Entrain is running on the data in " + folder)
                            .contains("ENTRAIN_HOME"));
            assertThat(second.waitFor()).isNotZero();
            assertThatThrownBy(() -> started(folder)).hasMessageContaining("Another Entrain");
            assertThat(setting(server.url(), "fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_killed_program_takes_its_server_along_and_loses_nothing() throws Exception {
        Process program = ServerOwner.spawned(folder);
        DatabaseUrl url = announced(program);
        keep(url, "written just before the end");
        try (var connection = connection(url);
                var statement = connection.createStatement()) {
            program.destroyForcibly();

            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(60)"))
                    .asInstanceOf(throwable(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("57P01");
        }
        try (var server = started(folder)) {
            assertThat(kept(server.url())).isEqualTo("written just before the end");
        }
    }

    @Test
    void a_killed_server_starts_again() throws Exception {
        try (var server = started(folder)) {
            keep(server.url(), "before the crash");
            ProcessHandle postgres = postmaster();
            postgres.destroyForcibly();
            postgres.onExit().get(30, TimeUnit.SECONDS);
        }
        try (var server = started(folder)) {
            assertThat(kept(server.url())).isEqualTo("before the crash");
        }
    }

    @Test
    void a_server_that_is_killed_while_the_program_lives_is_started_again_where_it_was() throws Exception {
        try (var server = started(folder);
                var database = Database.open(server.url())) {
            keep(server.url(), "before the crash");
            ProcessHandle postgres = postmaster();
            postgres.destroyForcibly();
            postgres.onExit().get(30, TimeUnit.SECONDS);

            assertThat(keptBeforeLong(database)).isEqualTo("before the crash");
            assertThat(postmaster().pid()).isNotEqualTo(postgres.pid());
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    private static String keptBeforeLong(Database database) {
        while (true) {
            try {
                return database.inTransaction(transaction -> transaction
                        .handle()
                        .createQuery("SELECT words FROM note")
                        .mapTo(String.class)
                        .one());
            } catch (DatabaseUnavailable e) {
                // The pool itself waits two seconds; the test's time limit ends this.
            }
        }
    }

    @Test
    void a_number_left_by_a_dead_server_and_now_of_another_process_does_not_matter() throws Exception {
        started(folder).close();
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (var server = started(folder)) {
            assertThat(setting(server.url(), "fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_server_that_does_not_start_says_why() throws IOException {
        started(folder).close();
        Files.writeString(folder.resolve("data/postgresql.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(() -> started(folder)).hasMessageContaining("no_such_setting");
    }

    private ProcessHandle postmaster() throws IOException {
        try (var lines = Files.lines(folder.resolve("data/postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        }
    }

    private DatabaseUrl announced(Process program) throws IOException {
        BufferedReader output = program.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("up ")) {
            line = output.readLine();
        }
        assertThat(line).as("what the program says").isNotNull();
        return new DatabaseUrl(line.substring("up ".length()), "entrain", Files.readString(folder.resolve("password")));
    }

    private static Connection connection(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    private static void keep(DatabaseUrl url, String note) throws SQLException {
        try (var connection = connection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note (words text)");
            statement.execute("INSERT INTO note VALUES ('" + note + "')");
        }
    }

    private static String kept(DatabaseUrl url) throws SQLException {
        return one(url, "SELECT words FROM note");
    }

    private static String setting(DatabaseUrl url, String name) throws SQLException {
        return one(url, "SHOW " + name);
    }

    private static String one(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = connection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
