package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Slack's options: their texts, their numbers, and that the ones chosen at first are among them.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/composition-objects/option-object">Option object</a>
 */
final class OptionRules {
    private OptionRules() {}

    /** An option of a menu: plain text only. */
    static Shape inMenu() {
        return option(TextRules.plain(75));
    }

    /** An option of radio buttons or checkboxes, which take mrkdwn. */
    static Shape inGroup() {
        return option(TextRules.any(75));
    }

    /** An option of an overflow menu, which may lead to a page. */
    static Shape inOverflow() {
        return inMenu().may("url", Rule.text(1, 3000));
    }

    private static Shape option(Rule text) {
        return Shape.of("option")
                .needs("text", text)
                .needs("value", Rule.text(1, 150))
                .may("description", text);
    }

    static Shape group() {
        return Shape.of("option group")
                .needs("label", TextRules.plain(75))
                .needs("options", Rule.list(1, 100, inMenu()));
    }

    /** The options of a static menu: a list, or a list of groups, never both. */
    static Shape choices(Shape menu) {
        return menu.may("options", Rule.list(1, 100, inMenu()))
                .may("option_groups", Rule.list(1, 100, group()))
                .also(OptionRules::oneSource);
    }

    private static void oneSource(Check menu) {
        if (menu.has("options") == menu.has("option_groups")) {
            menu.refuse("Must have either options or option_groups");
        }
    }

    static void initialAmong(Check menu) {
        Set<JsonNode> options = new HashSet<>();
        menu.node().path("options").forEach(options::add);
        menu.node().path("option_groups").forEach(group -> group.path("options").forEach(options::add));
        if (menu.has("initial_option")) {
            among(menu.at("initial_option"), options);
        }
        menu.at("initial_options").items().forEach(option -> among(option, options));
    }

    private static void among(Check option, Set<JsonNode> options) {
        if (!options.contains(option.node())) {
            option.refuse("Must be exactly one of the options");
        }
    }
}
