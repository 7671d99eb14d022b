package org.entrain.playground.rules;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our own table of Adaptive Cards 1.5 beside the official schema: hundreds of cards, one verdict. */
class AdaptiveCardSchemaTest {
    /** What Teams asks beyond the schema: a pattern of the change, and the reason. */
    private static final Map<String, String> STRICTER = Map.ofEntries(
            entry("no /(version|type|actions/1/card/type)", "Teams draws no card without them"),
            entry("no /actions/1/card", "a button that folds out nothing"),
            entry("no .*/title", "a button without words"),
            entry("no .*/(images/0|refresh/action)/type", "what it is goes without saying in the schema"),
            entry("no /body", "the mention is no longer in the card"),
            entry("(no|other|more|word) .*/fallback.*", "the schema looks into no fallback"),
            entry("other .*/msteams", "the schema knows nothing of Teams"),
            entry(
                    "other .*/(associatedInputs|mode|style|color|size|weight|fontType|height|spacing|fillMode|imageSize"
                            + "|gridStyle|\\w*[aA]lignment)",
                    "the schema's pattern lets through whatever is no text"),
            entry("(other|word) .*/(backgroundImage|url|iconUrl)", "Teams takes https addresses only"),
            entry("word .*/version", "Teams draws versions up to 1.5"),
            entry("word .*/body/0/text", "the mention is no longer in the card"),
            entry("word .*/body/[23]/(min|max|value)", "a date and a time have a form"));

    @Test
    void the_samples_are_good_for_both() {
        for (JsonNode card : CardSamples.all()) {
            assertThat(AdaptiveCardRules.card(card)).isEmpty();
            assertThat(OfficialSchemas.adaptiveCard(card)).isEmpty();
        }
    }

    @Test
    void no_card_is_accepted_that_the_official_schema_refuses() {
        List<String> lenient = new ArrayList<>();
        for (Mutation mutation : mutations()) {
            if (AdaptiveCardRules.card(mutation.card()).isEmpty()
                    && !OfficialSchemas.adaptiveCard(mutation.card()).isEmpty()) {
                lenient.add(mutation.what());
            }
        }
        assertThat(lenient).isEmpty();
    }

    @Test
    void what_is_refused_beyond_the_official_schema_has_a_reason_of_teams() {
        var unexplained = new TreeMap<String, List<Violation>>();
        var used = new ArrayList<String>();
        for (Mutation mutation : mutations()) {
            List<Violation> ours = AdaptiveCardRules.card(mutation.card());
            if (!ours.isEmpty() && OfficialSchemas.adaptiveCard(mutation.card()).isEmpty()) {
                List<String> reasons = STRICTER.keySet().stream()
                        .filter(mutation.what()::matches)
                        .toList();
                used.addAll(reasons);
                if (reasons.isEmpty()) {
                    unexplained.put(mutation.what(), ours);
                }
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(used).as("reasons that are still needed").containsAll(STRICTER.keySet());
    }

    private static List<Mutation> mutations() {
        return CardSamples.all().stream()
                .flatMap(card -> Mutation.of(card).stream())
                .toList();
    }
}
