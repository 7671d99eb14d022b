package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.entrain.playground.rules.AdaptiveCardRules;
import org.entrain.playground.rules.BlockKitRules;
import org.entrain.playground.rules.Violation;

/** What the platforms let a bot show, in the words in which they refuse: one sentence a rule that is broken. */
final class CardRules {
    private CardRules() {}

    static List<String> slackMessage(JsonNode message) {
        return sentences(BlockKitRules.message(message));
    }

    static List<String> slackView(JsonNode view) {
        return sentences(BlockKitRules.view(view));
    }

    static List<String> adaptiveCard(JsonNode card) {
        return sentences(AdaptiveCardRules.card(card));
    }

    static List<String> dialog(JsonNode card) {
        return sentences(AdaptiveCardRules.dialog(card));
    }

    private static List<String> sentences(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.text() + " [json-pointer:" + violation.pointer() + "]")
                .toList();
    }
}
