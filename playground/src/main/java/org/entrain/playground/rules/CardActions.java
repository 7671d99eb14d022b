package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The actions of Adaptive Cards 1.5.
 *
 * @see <a href="https://adaptivecards.io/explorer/">Schema explorer</a>
 */
final class CardActions {
    /** The most that Teams' store accepts in a row. */
    private static final int MOST = 6;

    private static final Rule DATA = Rule.is("a text or an object", node -> node.isTextual() || node.isObject());

    private static final Shape ACTION = Shape.of("action")
            .may("title", text())
            .may("iconUrl", CardWords.PICTURE)
            .may("id", text())
            .may("style", CardWords.ACTION_STYLE)
            .may("mode", CardWords.ACTION_MODE)
            .may("fallback", CardActions::fallback)
            .may("tooltip", text())
            .may("isEnabled", bool())
            .may("requires", CardBase.REQUIRES)
            .may("msteams", Rule.is("an object", JsonNode::isObject));

    private static final Shape TARGET = Shape.of("TargetElement")
            .may("type", Rule.oneOf("TargetElement"))
            .needs("elementId", text())
            .may("isVisible", CardWords.BOOL_OR_NULL);

    private static final Kinds ALL = Kinds.of(
            "Teams",
            sends("Action.Execute").may("verb", text()),
            sends("Action.Submit"),
            Shape.typed("Action.OpenUrl").with(ACTION).needs("url", CardWords.LINK),
            Shape.typed("Action.ShowCard").with(ACTION).needs("card", CardRoot::inner),
            Shape.typed("Action.ToggleVisibility")
                    .with(ACTION)
                    .needs("targetElements", list(0, 100, CardActions::target)));

    private static final Kinds SELECT =
            ALL.only("Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ToggleVisibility");

    private CardActions() {}

    private static Shape sends(String type) {
        return Shape.typed(type).with(ACTION).may("data", DATA).may("associatedInputs", CardWords.ASSOCIATED_INPUTS);
    }

    /** A row of buttons: each says what it does. */
    static void row(Check actions) {
        list(0, MOST, ALL.and(CardActions::titled)).check(actions);
    }

    /** What a tap on an element does. */
    static void select(Check action) {
        SELECT.check(action);
    }

    /** What a card asks for by itself, to be drawn anew. */
    static void execute(Check action) {
        ALL.only("Action.Execute").check(action);
    }

    private static void titled(Check action) {
        if (action.node().path("title").asText("").isBlank() && !action.has("iconUrl")) {
            action.refuse("A button needs a title");
        }
    }

    private static void fallback(Check fallback) {
        if (fallback.node().isTextual()) {
            CardBase.DROP.check(fallback);
        } else {
            ALL.check(fallback);
        }
    }

    private static void target(Check target) {
        if (!target.node().isTextual()) {
            TARGET.check(target);
        }
    }
}
