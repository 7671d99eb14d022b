package org.entrain.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * A real PostgreSQL server of our own, for those who have none: its programs come with Entrain, its data stay in a
 * folder. It listens on this machine only, asks for a password, and a commit is on the disk when it returns.
 *
 * <p>The server goes down cleanly with {@link #close}, and also by itself when this program ends in any other way. Where
 * it ends on its own, it is started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String USER = "entrain";
    /** A commit that returned survives the power going off. */
    static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

    private final DatabaseUrl url;
    private final PostgresKeeper server;
    private final FileChannel lock;

    private EmbeddedPostgres(DatabaseUrl url, PostgresKeeper server, FileChannel lock) {
        this.url = url;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts the server on the data kept in {@code folder}, made where there are none. Takes about a second; a few more
     * the first time.
     *
     * @throws IllegalStateException with a sentence for the administrator when it cannot: another program uses the
     *     folder, this machine has no binaries, PostgreSQL refuses
     */
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, folder, DURABLE);
    }

    static EmbeddedPostgres start(Path folder, Path cache, Map<String, String> settings) {
        try {
            Path home = Files.createDirectories(folder.toAbsolutePath().normalize());
            FileChannel lock = lock(home);
            try {
                Path binaries = PostgresBinaries.unpackedIn(cache.toAbsolutePath());
                return start(home, PostgresPrograms.in(binaries), settings, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL in " + folder, e);
        }
    }

    private static EmbeddedPostgres start(
            Path home, PostgresPrograms programs, Map<String, String> settings, FileChannel lock) throws IOException {
        Path data = home.resolve("data");
        String password = password(home.resolve("password"));
        if (!Files.exists(data)) {
            PostgresServer.create(programs, data, USER, home.resolve("password"), settings);
        }
        int port = port(home.resolve("port"));
        var server = PostgresKeeper.start(
                () -> PostgresServer.start(programs, data, home.resolve("postgres.log"), port, settings));
        String jdbc = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        return new EmbeddedPostgres(new DatabaseUrl(jdbc, USER, password), server, lock);
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // The other one is in this very JVM: the same answer.
        }
        channel.close();
        throw new IllegalStateException("Another Entrain is running on the data in " + home
                + ": stop it first, or give this one a folder of its own with ENTRAIN_HOME");
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Path unfinished = file.resolveSibling("password.unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, forOwnerOnly(file));
            Files.writeString(unfinished, HexFormat.of().formatHex(bytes));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private static FileAttribute<?>[] forOwnerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The port of last time if nobody else has it now, so that an administrator's tools find the server again. */
    private static int port(Path file) throws IOException {
        int last = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        int port = isFree(last) ? last : freePort();
        Files.writeString(file, Integer.toString(port));
        return port;
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Where its database is, with the password. */
    public DatabaseUrl url() {
        return url;
    }

    /**
     * Stops the server and waits until everything is on the disk. Close what uses it first: connections are cut. In a
     * container this belongs into a shutdown hook: with process 1 everything else ends at once.
     */
    @Override
    public void close() {
        server.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
