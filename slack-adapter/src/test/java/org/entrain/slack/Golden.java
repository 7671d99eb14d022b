package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was drawn once and looked at: {@code -Dentrain.golden=write} draws it again. */
final class Golden {
    private Golden() {}

    static void isAsItWas(String name, JsonNode drawn) throws IOException {
        var file = Path.of(
                System.getProperty("entrain.root"), "slack-adapter/src/test/resources/golden/" + name + ".json");
        String written = drawn.toPrettyString() + "\n";
        if ("write".equals(System.getProperty("entrain.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
