package org.entrain.core.database;

import java.io.IOException;
import java.nio.file.Path;

/** A program of its own that starts a server in the folder named by its first argument and lives until it is ended. */
public final class ServerOwner {
    private ServerOwner() {}

    public static void main(String... arguments) throws IOException {
        var server = started(Path.of(arguments[0]));
        System.out.println("up " + server.url().jdbc());
        if (System.in.read() < 0) {
            server.close();
        }
    }

    /** Like {@link EmbeddedPostgres#start(Path)}, but the programs are not unpacked anew for every test. */
    public static EmbeddedPostgres started(Path folder) {
        return EmbeddedPostgres.start(folder, TestDatabase.cache(), EmbeddedPostgres.DURABLE);
    }

    static Process spawned(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerOwner.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }
}
