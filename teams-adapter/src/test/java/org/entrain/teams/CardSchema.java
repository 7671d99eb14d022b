package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The official schemas, read where they lie; nothing is checked where they are absent. */
final class CardSchema {
    private static final Optional<Schema> CARD = card();

    private CardSchema() {}

    static boolean isPresent() {
        return CARD.isPresent();
    }

    /** Every card in {@code json}, at any depth, is one by the schema of Adaptive Cards 1.5. */
    static void assertCardsValid(JsonNode json) {
        if (json.path("type").asText().equals("AdaptiveCard")) {
            ObjectNode card = json.deepCopy();
            takeOutTeams(card);
            CARD.ifPresent(schema ->
                    assertThat(schema.validate(card)).as(card.toString()).isEmpty());
            assertThat(json.path("version").asText()).isEqualTo("1.5");
        }
        json.forEach(CardSchema::assertCardsValid);
    }

    /** What Teams adds to the cards' own vocabulary, and data, which is nobody's but ours. */
    private static void takeOutTeams(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("msteams");
            object.remove("data");
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(CardSchema::takeOutTeams);
        }
    }

    private static Optional<Schema> card() {
        return thirdParty("adaptive-cards/schemas/1.5.0/adaptive-card.json").map(json -> {
            ObjectNode schema = (ObjectNode) json;
            schema.set("$id", schema.remove("id"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_6)
                    .getSchema(schema);
        });
    }

    static Optional<JsonNode> thirdParty(String file) {
        Path path = Path.of(System.getProperty("entrain.third-party", "absent"), file);
        try {
            return Files.exists(path)
                    ? Optional.of(TeamsJson.MAPPER.readTree(Files.readString(path)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
