package org.entrain.core.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The migrations in a folder of the class path, and whether a database has them all as they are, told in a moment. */
final class Migrations {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?V[^/]*__[^/]*\\.sql");

    private final String folder;
    private final ClassLoader classes = Migrations.class.getClassLoader();

    Migrations(String folder) {
        this.folder = folder;
    }

    /** False also where nobody can tell: then Flyway has a closer look. */
    boolean areApplied(Database database) {
        Map<String, Integer> wanted = checksums();
        Map<String, Integer> applied = database.inTransaction(Migrations::applied);
        return !wanted.isEmpty() && applied.entrySet().containsAll(wanted.entrySet());
    }

    private static Map<String, Integer> applied(Transaction tx) {
        boolean isNew = tx.handle()
                .createQuery("SELECT to_regclass('flyway_schema_history') IS NULL")
                .mapTo(Boolean.class)
                .one();
        var applied = new HashMap<String, Integer>();
        if (!isNew) {
            tx.handle()
                    .createQuery("SELECT script, checksum FROM flyway_schema_history WHERE success AND type = 'SQL'")
                    .map((row, context) -> applied.put(row.getString("script"), row.getInt("checksum")))
                    .list();
        }
        return applied;
    }

    private Map<String, Integer> checksums() {
        var checksums = new HashMap<String, Integer>();
        try {
            for (URL place : Collections.list(classes.getResources(folder))) {
                for (String script : scripts(place)) {
                    checksums.put(script, checksum(script));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the migrations", e);
        }
        return checksums;
    }

    /** By their paths inside the folder, as Flyway notes them. */
    private List<String> scripts(URL place) throws IOException {
        if (place.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (var file = jar.getJarFile()) {
                return file.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(folder + "/")
                                && NAME.matcher(name).matches())
                        .map(name -> name.substring(folder.length() + 1))
                        .toList();
            }
        }
        Path root = Path.of(uri(place));
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> NAME.matcher(name).matches())
                    .toList();
        }
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a place on the class path: " + url, e);
        }
    }

    /** As Flyway's: the CRC-32 of all lines without their ends. */
    private int checksum(String script) throws IOException {
        var crc = new CRC32();
        URL resource = classes.getResource(folder + "/" + script);
        if (resource == null) {
            throw new IOException("There is no " + script);
        }
        try (var reader = new BufferedReader(new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                crc.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) crc.getValue();
    }
}
