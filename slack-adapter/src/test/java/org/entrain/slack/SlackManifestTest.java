package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackManifestTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slacks_own_schema_accepts_the_manifest(boolean socketMode) throws IOException {
        var file =
                Path.of(System.getProperty("entrain.third-party"), "slack-manifest/schemas/manifest.schema.2.0.0.json");
        assumeTrue(Files.exists(file), "Slack's manifest schema is not on this machine");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(file), InputFormat.JSON);
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(SlackManifest.of("https://e.example.org/", socketMode), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void all_addresses_lead_to_the_one_door() {
        assertThat(SlackManifest.of("https://e.example.org/", false))
                .contains("https://e.example.org/slack/events")
                .doesNotContain("org//");
    }
}
