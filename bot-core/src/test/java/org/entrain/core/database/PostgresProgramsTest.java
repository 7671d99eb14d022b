package org.entrain.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {
    private static final List<String> FORBIDDEN =
            List.of("/bin/sh", "-c", "echo 'unshare: unshare failed: Operation not permitted'; exit 1");

    @TempDir
    Path folder;

    @Test
    void root_is_told_what_to_do_where_the_machine_allows_no_user_namespace() {
        var programs = new PostgresPrograms(folder, FORBIDDEN);
        assertThatThrownBy(() -> programs.run(List.of("initdb")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ordinary user")
                .hasMessageContaining("DATABASE_URL");
        assertThatThrownBy(() -> PostgresServer.start(programs, folder, folder.resolve("log"), 1, Map.of()))
                .hasMessageContaining("ordinary user")
                .hasMessageContaining("DATABASE_URL");
    }

    @Test
    void root_is_told_the_same_where_there_is_no_unshare() {
        var programs =
                new PostgresPrograms(folder, List.of(folder.resolve("unshare").toString()));
        assertThatThrownBy(() -> programs.run(List.of("initdb"))).hasMessageContaining("DATABASE_URL");
    }

    @Test
    void what_postgresql_complains_about_is_passed_on() {
        var programs = new PostgresPrograms(folder, List.of());
        assertThatThrownBy(() -> programs.run(List.of("/bin/sh", "-c", "echo no space left; exit 1")))
                .hasMessage("PostgreSQL says: no space left\n");
    }

    @Test
    void on_windows_a_database_of_ones_own_is_asked_for() {
        assertThat(PostgresBinaries.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThatThrownBy(() -> PostgresBinaries.archiveName("Windows 11", "amd64"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Windows")
                .hasMessageContaining("DATABASE_URL");
    }
}
