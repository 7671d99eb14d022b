package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;

/** The card itself: what holds the body and the buttons. */
final class CardRoot {
    /** Views of one card that Teams keeps for single people, and the most whom it refreshes by itself. */
    private static final int MOST_REFRESHED = 60;

    private static final Shape BUTTON = Shape.of("AuthCardButton")
            .needs("type", text())
            .may("title", text())
            .may("image", text())
            .needs("value", text());

    private static final Shape EXCHANGE = Shape.of("TokenExchangeResource")
            .may("type", Rule.oneOf("TokenExchangeResource"))
            .needs("id", text())
            .needs("uri", text())
            .needs("providerId", text());

    private static final Shape AUTHENTICATION = Shape.of("Authentication")
            .may("type", Rule.oneOf("Authentication"))
            .may("text", text())
            .may("connectionName", text())
            .may("tokenExchangeResource", EXCHANGE)
            .may("buttons", list(0, CardBase.MANY, BUTTON));

    private static final Shape REFRESH = Shape.of("refresh")
            .may("type", Rule.oneOf("Refresh"))
            .may("action", CardActions::execute)
            .may("userIds", list(0, MOST_REFRESHED, text()));

    private static final Shape TEAMS = Shape.of("msteams")
            .may("width", Rule.oneOf("Full", "full"))
            .may("entities", Rule.is("a list", JsonNode::isArray));

    private static final Rule VERSION = Rule.matching("a version up to 1.5, such as 1.5", "1\\.[0-5]");

    private static final Shape CARD = Shape.typed("AdaptiveCard")
            .may("version", VERSION)
            .may("refresh", REFRESH)
            .may("authentication", AUTHENTICATION)
            .may("body", CardElements::elements)
            .may("actions", CardActions::row)
            .may("selectAction", CardActions::select)
            .may("fallbackText", text())
            .may("backgroundImage", CardBoxes::background)
            .may("minHeight", text())
            .may("rtl", CardWords.BOOL_OR_NULL)
            .may("speak", text())
            .may("lang", text())
            .may("verticalContentAlignment", CardWords.VERTICAL)
            .may("msteams", TEAMS)
            .may("$schema", Rule.matching("a web address", "https?://.+"));

    private CardRoot() {}

    /** A card that is sent. */
    static void outer(Check card) {
        CARD.needs("version", VERSION).check(card);
    }

    /** A card that a button of another folds out. */
    static void inner(Check card) {
        CARD.check(card);
    }
}
