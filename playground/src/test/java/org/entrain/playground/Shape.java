package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** The recorded payloads of Slack, which have every key there can be and no values. */
final class Shape {
    /** What the bot itself fills in, and what a sample therefore cannot show. */
    private static final Set<String> FREE = Set.of("blocks", "values", "event_payload", "state");

    private Shape() {}

    /** The keys of {@code ours} that the sample lacks, as paths. */
    static List<String> strange(JsonNode ours, String sample) {
        Path file =
                Path.of(System.getProperty("entrain.third-party", "none"), "slack-payloads/json-logs/samples", sample);
        Assumptions.assumeTrue(Files.exists(file), "The recorded payloads of Slack are not here: " + sample);
        var strange = new ArrayList<String>();
        try {
            compare("", ours, Json.parse(Files.readString(file)).orElseThrow(), strange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return strange;
    }

    private static void compare(String where, JsonNode ours, JsonNode sample, List<String> strange) {
        for (var property : ours.properties()) {
            String path = where + "/" + property.getKey();
            if (FREE.contains(property.getKey())) {
                continue;
            }
            if (sample.has(property.getKey())) {
                compare(path, property.getValue(), sample.get(property.getKey()), strange);
            } else {
                strange.add(path);
            }
        }
        if (ours.isArray()) {
            ours.forEach(item -> compare(where + "/0", item, sample.path(0), strange));
        }
    }
}
