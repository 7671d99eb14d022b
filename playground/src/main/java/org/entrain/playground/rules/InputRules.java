package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.integer;
import static org.entrain.playground.rules.Rule.text;

import java.math.BigDecimal;

/**
 * Slack's fields to type in.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element">Plain-text input</a>
 */
final class InputRules {
    private static final int LONGEST = 3000;

    private static final Shape DISPATCH = Shape.of("dispatch_action_config")
            .may("trigger_actions_on", Rule.list(1, 2, Rule.oneOf("on_enter_pressed", "on_character_entered")));

    static final Shape PLAIN_TEXT = typed("plain_text_input")
            .may("initial_value", text(0, LONGEST))
            .may("multiline", bool())
            .may("min_length", integer(0, LONGEST))
            .may("max_length", integer(1, LONGEST))
            .also(InputRules::lengths);

    static final Shape EMAIL = typed("email_text_input").may("initial_value", text(0, LONGEST));

    static final Shape URL = typed("url_text_input").may("initial_value", text(0, LONGEST));

    static final Shape NUMBER = typed("number_input")
            .needs("is_decimal_allowed", bool())
            .may("initial_value", numeral())
            .may("min_value", numeral())
            .may("max_value", numeral())
            .also(InputRules::range);

    private InputRules() {}

    private static Shape typed(String type) {
        return ElementBase.named(type)
                .may("placeholder", TextRules.plain(150))
                .may("focus_on_load", bool())
                .may("dispatch_action_config", DISPATCH);
    }

    private static Rule numeral() {
        return Rule.matching("a number written as a text", "-?\\d{1,100}(\\.\\d{1,100})?");
    }

    private static void lengths(Check field) {
        int least = field.node().path("min_length").asInt(0);
        int most = field.node().path("max_length").asInt(LONGEST);
        if (least > most) {
            field.refuse("min_length must not exceed max_length");
        }
        if (Rule.length(field.node().path("initial_value")) > most) {
            field.at("initial_value").refuse("Must have at most max_length characters");
        }
    }

    private static void range(Check field) {
        var least = field.node().path("min_value");
        var most = field.node().path("max_value");
        if (isNumeral(least.asText()) && isNumeral(most.asText())) {
            if (new BigDecimal(least.asText()).compareTo(new BigDecimal(most.asText())) > 0) {
                field.refuse("min_value must not exceed max_value");
            }
        }
    }

    private static boolean isNumeral(String text) {
        return text.matches("-?\\d{1,100}(\\.\\d{1,100})?");
    }
}
