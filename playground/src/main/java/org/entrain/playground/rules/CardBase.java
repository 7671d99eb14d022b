package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;

/** What the elements of an Adaptive Card have in common. */
final class CardBase {
    /** Lists have no limit of their own: the size of the whole card is limited. */
    static final int MANY = 1000;

    static final Rule DROP =
            Rule.is("an element, an action or 'drop'", node -> node.asText().equalsIgnoreCase("drop"));

    static final Rule REQUIRES = here -> {
        Rule.is("an object", JsonNode::isObject).check(here);
        here.node().fieldNames().forEachRemaining(feature -> text().check(here.at(feature)));
    };

    private static final Shape ELEMENT = Shape.of("element")
            .may("id", text())
            .may("isVisible", bool())
            .may("requires", REQUIRES)
            .may("fallback", CardElements::fallback)
            .may("height", CardWords.HEIGHT)
            .may("separator", bool())
            .may("spacing", CardWords.SPACING);

    private CardBase() {}

    /** An element whose "type" is {@code type}. */
    static Shape element(String type) {
        return Shape.typed(type).with(ELEMENT);
    }
}
