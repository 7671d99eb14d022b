package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.entrain.playground.rules.AdaptiveCardRules;
import org.entrain.playground.rules.OfficialSchemas;

/**
 * What a card must be: by the rules of Teams as the playground knows them, and by the official schema where it is at
 * hand.
 */
final class TeamsCardRules {
    private static final String SCHEMA = "adaptive-cards/schemas/1.5.0/adaptive-card.json";

    private TeamsCardRules() {}

    /** Every card in {@code json}, at any depth, is one; those of a task are held against the rules of dialogs. */
    static void assertCardsValid(JsonNode json) {
        if (json.has("task")) {
            json.path("task").findValues("content").forEach(TeamsCardRules::assertDialogValid);
        } else if (json.path("type").asText().equals("AdaptiveCard")) {
            assertCardValid(json);
        } else {
            json.forEach(TeamsCardRules::assertCardsValid);
        }
    }

    /** A card that is shown in a message. */
    static void assertCardValid(JsonNode card) {
        assertThat(AdaptiveCardRules.card(card)).as(card.toString()).isEmpty();
        assertOfficial(card);
    }

    /** A card that is shown in a dialog. */
    static void assertDialogValid(JsonNode card) {
        assertThat(AdaptiveCardRules.dialog(card)).as(card.toString()).isEmpty();
        assertOfficial(card);
    }

    private static void assertOfficial(JsonNode card) {
        assertThat(card.path("version").asText()).isEqualTo("1.5");
        // Asked first, and not left to be skipped: cards come in on the threads of a server as well.
        if (Files.exists(thirdPartyPath(SCHEMA))) {
            assertThat(OfficialSchemas.adaptiveCard(card)).as(card.toString()).isEmpty();
        }
    }

    /** A file of another project, read where it lies; empty where it is absent. */
    static Optional<JsonNode> thirdParty(String file) {
        Path path = thirdPartyPath(file);
        try {
            return Files.exists(path)
                    ? Optional.of(TeamsJson.MAPPER.readTree(Files.readString(path)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path thirdPartyPath(String file) {
        return Path.of(System.getProperty("entrain.third-party", "absent"), file);
    }
}
