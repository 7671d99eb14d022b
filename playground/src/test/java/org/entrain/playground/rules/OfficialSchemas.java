package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas that the platforms publish themselves, as a second opinion. Microsoft publishes one for Adaptive Cards
 * 1.5 (microsoft/AdaptiveCards, MIT); Slack publishes none.
 */
public final class OfficialSchemas {
    private static final Map<Path, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private OfficialSchemas() {}

    /**
     * What the official schema of Adaptive Cards 1.5 finds wrong with a card; empty where it is valid. What Teams adds
     * ("msteams", and "choices.data" for its People Picker) is not part of it and left out. Skips the calling test where
     * the schema is not on this machine.
     */
    public static List<String> adaptiveCard(JsonNode card) {
        JsonNode plain = card.deepCopy();
        for (String addition : List.of("msteams", "choices.data")) {
            plain.findParents(addition).forEach(parent -> ((ObjectNode) parent).remove(addition));
        }
        return adaptiveCards().validate(plain).stream().map(Object::toString).toList();
    }

    private static Schema adaptiveCards() {
        return SCHEMAS.computeIfAbsent(
                ThirdParty.path("adaptive-cards/schemas/1.5.0/adaptive-card.json"), OfficialSchemas::read);
    }

    private static Schema read(Path file) {
        ObjectNode schema = (ObjectNode) ThirdParty.json(file);
        // It says it is of draft 6, where an id is "$id", but writes "id" as draft 4 did.
        schema.set("$id", schema.remove("id"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_6).getSchema(schema);
    }
}
