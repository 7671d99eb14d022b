package org.entrain.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.entrain.core.credentials.PublicHalf.Kind;
import org.entrain.core.database.Json;
import org.junit.jupiter.api.Test;

/** Against what 1EdTech publishes with Open Badges 3.0 (openbadges-specification 1af145f). */
class OpenBadgesThirdPartyTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("entrain.third-party", "../../shared/third-party"), "open-badges");
    private static final Path VECTOR = FOLDER.resolve("ob_v3p0/impl/test-vectors/obv3p0");
    private static final Path SCHEMA = FOLDER.resolve("ob_v3p0_achievementcredential_schema.json");

    /** The key of the published example, which everybody knows. */
    private static final String PRIVATE = "6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4";

    private static final String PUBLIC = "4bdeafde2ea8beefadd8c699b5c7e0704cf51154d52e17b20b71337ca04cc5a5";

    @Test
    void the_example_has_the_canonical_form_and_the_signature_that_are_published() throws Exception {
        assumeTrue(Files.exists(VECTOR), "The example of Open Badges 3.0 is not at " + VECTOR);
        ObjectNode document = example();
        assertThat(Canonical.of(document)).isEqualTo(read("document-canon.txt"));
        String method =
                "https://example.edu/issuers/565049#" + key().publicHalf().multibase();
        ObjectNode signed = DataIntegrity.signed(document, key(), method, Instant.parse("2010-01-01T19:23:24.5Z"));
        var proof = (ObjectNode) signed.path("proof").path(0);
        String value = proof.path("proofValue").asText();
        assertThat(HexFormat.of().formatHex(Multibase.base58(value, 64))).startsWith("f7a017ac");
        assertThat(value).startsWith("z5x9aCBY");
        assertThat(DataIntegrity.holds(signed, key().publicHalf())).isTrue();
        assertThat(Canonical.of(proof.deepCopy().without("proofValue"))).isEqualTo(read("proof-canon.txt"));
        signed.put("name", "Team work Badge");
        assertThat(DataIntegrity.holds(signed, key().publicHalf())).isFalse();
    }

    @Test
    void our_credentials_are_valid_by_the_published_schema() throws IOException {
        assumeTrue(Files.exists(SCHEMA), "The JSON Schema of Open Badges 3.0 is not at " + SCHEMA);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        try (var house = new House()) {
            UUID id = house.issued();
            assertThat(schema.validate(house.signed(id).json(), InputFormat.JSON))
                    .isEmpty();
            house.database.useTransaction(tx -> house.credentials.show(tx, id, new Shown(true, true, true)));
            String full = house.signed(id).json();
            assertThat(schema.validate(full, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(full.replace("\"criteria\"", "\"criterion\""), InputFormat.JSON))
                    .as("the schema can refuse")
                    .isNotEmpty();
            assertThat(schema.validate(full.replace("\"AchievementSubject\"", "\"Subject\""), InputFormat.JSON))
                    .as("the schema can refuse")
                    .isNotEmpty();
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(VECTOR.resolve(file));
    }

    /** What the canonical form says, as a document; of its contexts only ours are known here, and they say the same. */
    private static ObjectNode example() throws IOException {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("id", "http://example.com/credentials/3527").put("name", "Teamwork Badge");
        document.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
        document.putObject("issuer")
                .put("id", "https://example.edu/issuers/565049")
                .put("url", "https://www.imsglobal.org")
                .put("name", "Example Corp")
                .put("type", "Profile");
        document.put("validFrom", "2010-01-01T00:00:00Z");
        ObjectNode achievement = document.putObject("credentialSubject")
                .put("id", "did:example:ebfeb1f712ebc6f1c276e12ec21")
                .put("type", "AchievementSubject")
                .putObject("achievement");
        achievement
                .put("id", "https://example.com/achievements/21st-century-skills/teamwork")
                .put("type", "Achievement")
                .put("name", "Teamwork")
                .put("description", literal("https://schema.org/description"));
        achievement.putObject("criteria").put("narrative", literal("vocab.html#narrative"));
        return document;
    }

    /** What the example says in so many words. */
    private static String literal(String predicate) throws IOException {
        return read("document-canon.txt").lines().filter(line -> line.contains(predicate + "> \"")).findFirst().stream()
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                .findFirst()
                .orElseThrow();
    }

    private static SigningKey key() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PublicKey publicKey = factory.generatePublic(
                new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC)));
        PrivateKey privateKey = factory.generatePrivate(
                new PKCS8EncodedKeySpec(HexFormat.of().parseHex("302e020100300506032b657004220420" + PRIVATE)));
        return new SigningKey(PublicHalf.of(UUID.randomUUID(), Kind.ED25519, publicKey), privateKey);
    }
}
