package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.text;
import static org.entrain.playground.rules.TextRules.plain;

/** What Slack's elements have in common. */
final class ElementBase {
    private ElementBase() {}

    /** What all that can be pressed or filled in has. */
    static Shape named(String type) {
        return Shape.typed(type).may("action_id", text(1, 255));
    }

    /** What asks back before it is done, if it is told to. */
    static Shape pressed(String type) {
        return named(type).may("confirm", TextRules.confirm());
    }

    /** What may have the cursor when a view opens. */
    static Shape focused(String type) {
        return pressed(type).may("focus_on_load", bool());
    }

    /** What says what it is for while nothing is chosen. */
    static Shape menu(String type) {
        return focused(type).may("placeholder", plain(150));
    }
}
