package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the platforms let a bot show: one sentence a rule that is broken. */
final class CardRules {
    private CardRules() {}

    static List<String> slackMessage(JsonNode message) {
        return message.path("blocks").isArray() ? List.of() : List.of("no blocks array [json-pointer:/blocks]");
    }

    static List<String> slackView(JsonNode view) {
        return view.path("blocks").isArray() ? List.of() : List.of("no blocks array [json-pointer:/blocks]");
    }

    static List<String> adaptiveCard(JsonNode card) {
        return Json.text(card, "type").equals("AdaptiveCard") ? List.of() : List.of("type must be AdaptiveCard");
    }
}
