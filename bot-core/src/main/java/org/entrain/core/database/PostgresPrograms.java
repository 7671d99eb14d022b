package org.entrain.core.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs, run as a user that PostgreSQL accepts.
 *
 * @param folder with {@code bin}, {@code lib} and {@code share}
 * @param prefix what is put before every command; empty where this user may run them
 */
record PostgresPrograms(Path folder, List<String> prefix) {
    private static final String NOT_AS_ROOT = "PostgreSQL refuses to run as root, and this machine does not allow"
            + " Entrain to run it as somebody else (unshare --user): start Entrain as an ordinary user, or set"
            + " DATABASE_URL to a PostgreSQL of your own";

    PostgresPrograms {
        prefix = List.copyOf(prefix);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, and still owns its files. */
    static PostgresPrograms in(Path folder) {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        return new PostgresPrograms(folder, isRoot ? List.of("unshare", "--user", "--") : List.of());
    }

    String path(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** Starts a command, what it says and its complaints together. */
    Process start(List<String> command) throws IOException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        try {
            return new ProcessBuilder(whole).redirectErrorStream(true).start();
        } catch (IOException e) {
            if (prefix.isEmpty()) {
                throw e;
            }
            throw new IllegalStateException(NOT_AS_ROOT, e);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @throws IllegalStateException with what it said where it fails
     */
    void run(List<String> command) throws IOException {
        Process process = start(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw failure(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
        }
    }

    /** The sentence for the administrator about a command that failed and said this. */
    static IllegalStateException failure(String said) {
        return new IllegalStateException(said.startsWith("unshare: ") ? NOT_AS_ROOT : "PostgreSQL says: " + said);
    }
}
