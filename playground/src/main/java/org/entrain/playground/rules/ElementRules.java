package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.integer;
import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;
import static org.entrain.playground.rules.TextRules.plain;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Slack's block elements, and which block takes which.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements">Block elements</a>
 */
final class ElementRules {
    private static final Shape BUTTON = ElementBase.pressed("button")
            .needs("text", plain(75))
            .may("url", text(1, 3000))
            .may("value", text(0, 2000))
            .may("style", TextRules.style())
            .may("accessibility_label", text(1, 75));

    private static final Shape OVERFLOW =
            ElementBase.pressed("overflow").needs("options", list(1, 5, OptionRules.inOverflow()));

    private static final Shape RADIO_BUTTONS = ElementBase.focused("radio_buttons")
            .needs("options", list(1, 10, OptionRules.inGroup()))
            .may("initial_option", OptionRules.inGroup())
            .also(OptionRules::initialAmong);

    private static final Shape CHECKBOXES = ElementBase.focused("checkboxes")
            .needs("options", list(1, 10, OptionRules.inGroup()))
            .may("initial_options", list(1, 10, OptionRules.inGroup()))
            .also(OptionRules::initialAmong);

    private static final Shape STATIC_SELECT = OptionRules.choices(ElementBase.menu("static_select"))
            .may("initial_option", OptionRules.inMenu())
            .also(OptionRules::initialAmong);

    private static final Shape MULTI_STATIC_SELECT = OptionRules.choices(ElementBase.menu("multi_static_select"))
            .may("max_selected_items", integer(1, 100))
            .may("initial_options", list(1, 100, OptionRules.inMenu()))
            .also(OptionRules::initialAmong);

    private static final Shape DATE_PICKER = ElementBase.menu("datepicker").may("initial_date", Moments.date());

    private static final Shape TIME_PICKER =
            ElementBase.menu("timepicker").may("initial_time", Moments.time()).may("timezone", text(1, 255));

    private static final Kinds ALL = Kinds.of(
            "Slack",
            BUTTON,
            OVERFLOW,
            RADIO_BUTTONS,
            CHECKBOXES,
            STATIC_SELECT,
            MULTI_STATIC_SELECT,
            PeopleMenus.one("users_select", "initial_user"),
            PeopleMenus.several("multi_users_select", "initial_users"),
            PeopleMenus.channel("channels_select", "initial_channel"),
            PeopleMenus.several("multi_channels_select", "initial_channels"),
            PeopleMenus.conversation("conversations_select", "initial_conversation"),
            PeopleMenus.conversations("multi_conversations_select", "initial_conversations"),
            DATE_PICKER,
            TIME_PICKER,
            InputRules.PLAIN_TEXT,
            InputRules.EMAIL,
            InputRules.URL,
            InputRules.NUMBER,
            ImageRules.ELEMENT,
            TextRules.plainText(TextRules.LONGEST),
            TextRules.markdown(TextRules.LONGEST));

    private static final String[] MENUS = {
        "radio_buttons",
        "checkboxes",
        "static_select",
        "multi_static_select",
        "users_select",
        "multi_users_select",
        "channels_select",
        "multi_channels_select",
        "conversations_select",
        "multi_conversations_select",
        "datepicker",
        "timepicker"
    };

    private ElementRules() {}

    /** What may stand beside a section's text. */
    static Rule inSection() {
        return ALL.only(and("button", "overflow", "image"));
    }

    static Rule inActions() {
        return ALL.only(and("button", "overflow"));
    }

    static Rule inInput() {
        return ALL.only(and("plain_text_input", "email_text_input", "url_text_input", "number_input"));
    }

    static Rule inContext() {
        return ALL.only("plain_text", "mrkdwn", "image");
    }

    private static String[] and(String... others) {
        return Stream.of(MENUS, others).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
