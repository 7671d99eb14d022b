package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entrain.core.chat.SharedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that a persona hands over: sent by the page, or named by where they are on the server's disk. */
final class SharedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFiles.class);

    private SharedFiles() {}

    /** Reads them, and throws {@link Refusal} where one is missing or too big. */
    static List<StoredFile> of(JsonNode files) {
        var stored = new ArrayList<StoredFile>();
        for (JsonNode file : files) {
            stored.add(file.has("path") ? fromDisk(Json.text(file, "path")) : sent(file));
        }
        return List.copyOf(stored);
    }

    private static StoredFile sent(JsonNode file) {
        String name = Json.text(file, "name");
        try {
            return stored(name, Base64.getDecoder().decode(Json.text(file, "content")));
        } catch (IllegalArgumentException e) {
            throw new Refusal("file.malformed", name);
        }
    }

    private static StoredFile fromDisk(String path) {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                throw new Refusal("file.missing", path);
            }
            try (InputStream stream = Files.newInputStream(file)) {
                return stored(String.valueOf(file.getFileName()), stream.readNBytes(SharedFile.MAX_BYTES + 1));
            }
        } catch (IOException | InvalidPathException e) {
            LOG.info("The file {} cannot be read", path, e);
            throw new Refusal("file.missing", path);
        }
    }

    private static StoredFile stored(String name, byte[] content) {
        if (content.length > SharedFile.MAX_BYTES) {
            throw new Refusal("file.too.big", name);
        }
        return new StoredFile(Slack.newId("F"), name, Base64.getEncoder().encodeToString(content));
    }
}
