package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Teams refuses of an Adaptive Card, or would show as an empty or broken card.
 *
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference">Cards
 *     in Teams</a>
 */
public final class AdaptiveCardRules {
    /** Teams refuses a message of about 100 KB in UTF-16 (MessageSizeTooBig); the rest is for what is around the card. */
    private static final int LARGEST_BYTES = 80 * 1024;

    private static final int BYTES_PER_CHAR = 2;

    /** In which minor version of Adaptive Cards 1 each younger type came. */
    private static final Map<String, Integer> SINCE = Map.of(
            "ActionSet", 2,
            "RichTextBlock", 2,
            "Action.ToggleVisibility", 2,
            "Action.Execute", 4,
            "Table", 5);

    private AdaptiveCardRules() {}

    /** Checks a card that is sent in a message. */
    public static List<Violation> card(JsonNode card) {
        return Check.of(card, AdaptiveCardRules::message);
    }

    /** Checks a card that is shown in a dialog, where Action.Execute does nothing. */
    public static List<Violation> dialog(JsonNode card) {
        return Check.of(card, AdaptiveCardRules::dialog);
    }

    private static void message(Check card) {
        CardRoot.outer(card);
        small(card);
        versioned(card);
        CardMentions.check(card);
        Rule.unique(
                "input id", card.everything().filter(AdaptiveCardRules::isInput).map(input -> input.at("id")));
    }

    private static void dialog(Check card) {
        message(card);
        typed(card, "Action.Execute").forEach(action -> action.refuse("A dialog takes no Action.Execute"));
        if (card.has("refresh")) {
            card.at("refresh").refuse("A dialog takes no refresh");
        }
    }

    private static void small(Check card) {
        int bytes = card.node().toString().length() * BYTES_PER_CHAR;
        if (bytes > LARGEST_BYTES) {
            card.refuse("A card has %d bytes of UTF-16 at most, this one %d".formatted(LARGEST_BYTES, bytes));
        }
    }

    private static void versioned(Check card) {
        String version = card.node().path("version").asText("");
        if (!version.matches("1\\.[0-5]")) {
            return;
        }
        int minor = Integer.parseInt(version.substring(2));
        SINCE.forEach((type, since) -> typed(card, type)
                .filter(element -> since > minor)
                .forEach(element -> element.refuse("%s needs version 1.%d".formatted(type, since))));
        if (card.has("refresh") && minor < 4) {
            card.at("refresh").refuse("refresh needs version 1.4");
        }
    }

    private static Stream<Check> typed(Check card, String type) {
        return card.everything()
                .filter(element -> element.node().path("type").asText("").equals(type));
    }

    private static boolean isInput(Check element) {
        String type = element.node().path("type").asText("");
        return type.startsWith("Input.") && !type.equals("Input.Choice");
    }
}
