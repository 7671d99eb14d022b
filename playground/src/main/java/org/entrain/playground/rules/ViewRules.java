package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.text;

import java.nio.charset.StandardCharsets;

/**
 * A Slack modal or home tab as a whole.
 *
 * @see <a href="https://docs.slack.dev/reference/views">Views</a>
 */
final class ViewRules {
    private static final int LARGEST_VIEW_BYTES = 250_000;

    private static final Shape VIEW = Shape.of("view")
            .needs("blocks", BlockRules.inView())
            .may("private_metadata", text(0, 3000))
            .may("callback_id", text(0, 255))
            .may("external_id", text(0, 255));

    private static final Kinds VIEWS = Kinds.of(
            "Slack",
            Shape.typed("modal")
                    .with(VIEW)
                    .needs("title", TextRules.plain(24))
                    .may("submit", TextRules.plain(24))
                    .may("close", TextRules.plain(24))
                    .may("clear_on_close", bool())
                    .may("notify_on_close", bool())
                    .may("submit_disabled", bool())
                    .also(ViewRules::submitWithInput),
            Shape.typed("home").with(VIEW));

    private ViewRules() {}

    static void view(Check view) {
        VIEWS.check(view);
        focusOnce(view);
        if (view.node().toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_VIEW_BYTES) {
            view.refuse("view_too_large: a view has 250 kB at most");
        }
    }

    private static void submitWithInput(Check modal) {
        boolean asks = modal.at("blocks")
                .items()
                .anyMatch(block -> block.node().path("type").asText("").equals("input"));
        if (asks && !modal.has("submit")) {
            modal.refuse("A modal with an input block needs 'submit'");
        }
    }

    private static void focusOnce(Check view) {
        view.everything()
                .filter(element -> element.node().path("focus_on_load").asBoolean())
                .skip(1)
                .forEach(element -> element.refuse("Only one element of a view may have focus_on_load"));
    }
}
