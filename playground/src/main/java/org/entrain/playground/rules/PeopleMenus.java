package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.integer;
import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;

/**
 * Slack's menus of people, channels and conversations.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element">Select menus</a>
 */
final class PeopleMenus {
    private static final Shape FILTER = Shape.of("filter")
            .may("include", list(1, 4, Rule.oneOf("im", "mpim", "private", "public")))
            .may("exclude_external_shared_channels", bool())
            .may("exclude_bot_users", bool());

    private PeopleMenus() {}

    static Shape one(String type, String initial) {
        return ElementBase.menu(type).may(initial, text(1, 255));
    }

    static Shape several(String type, String initial) {
        return ElementBase.menu(type)
                .may(initial, list(1, 100, text(1, 255)))
                .may("max_selected_items", integer(1, 100));
    }

    static Shape channel(String type, String initial) {
        return one(type, initial).may("response_url_enabled", bool());
    }

    static Shape conversation(String type, String initial) {
        return conversations(channel(type, initial));
    }

    static Shape conversations(String type, String initial) {
        return conversations(several(type, initial));
    }

    private static Shape conversations(Shape menu) {
        return menu.may("default_to_current_conversation", bool()).may("filter", FILTER);
    }
}
