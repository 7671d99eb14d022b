package org.entrain.playground.rules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the data of other projects where it lies: the folder that the system property entrain.third-party names. */
final class ThirdParty {
    static final ObjectMapper JSON = new ObjectMapper();

    private ThirdParty() {}

    /** A file or folder of that data; the test is skipped where it is absent. */
    static Path path(String path) {
        Path found = Path.of(System.getProperty("entrain.third-party", "third-party"), path);
        assumeTrue(Files.exists(found), "The third-party data is not on this machine: " + path);
        return found;
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
