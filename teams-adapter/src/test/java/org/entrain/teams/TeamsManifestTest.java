package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class TeamsManifestTest {
    private static final TeamsManifest MANIFEST =
            new TeamsManifest(FakeMicrosoft.APP, URI.create("https://entrain.example"));

    @Test
    void the_manifest_is_one_by_microsofts_schema() throws IOException {
        Optional<JsonNode> schema = TeamsCardRules.thirdParty("teams-manifest/MicrosoftTeams.schema.json");
        assumeTrue(schema.isPresent(), "The schema of Teams manifests is not at hand (entrain.third-party)");
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
        // A backspace in a character class is no Java pattern; it guards custom functions, of which we have none.
        String readable = schema.orElseThrow().toString().replace("\\\\b\\\\v", "");
        var loaded = registry.getSchema(TeamsJson.MAPPER.readTree(readable));
        assertThat(loaded.validate(MANIFEST.json())).isEmpty();
        assertThat(loaded.validate(MANIFEST.json().put("id", "no guid"))).isNotEmpty();
    }

    @Test
    void the_package_is_the_same_bytes_every_time() {
        assertThat(MANIFEST.zipped()).isEqualTo(MANIFEST.zipped()).startsWith('P', 'K');
    }

    @Test
    void the_icons_have_the_sizes_that_teams_asks_for() throws IOException {
        assertThat(ImageIO.read(new ByteArrayInputStream(TeamsIcons.color())).getWidth())
                .isEqualTo(192);
        assertThat(ImageIO.read(new ByteArrayInputStream(TeamsIcons.outline())).getHeight())
                .isEqualTo(32);
    }
}
