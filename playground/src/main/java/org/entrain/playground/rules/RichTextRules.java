package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.integer;
import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;

/**
 * Slack's rich text: sections, lists, quotes and code, made of runs of text.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text block</a>
 */
final class RichTextRules {
    private static final int MANY = 1000;

    private static final Shape STYLE = Shape.of("style")
            .may("bold", bool())
            .may("italic", bool())
            .may("strike", bool())
            .may("underline", bool())
            .may("code", bool())
            .may("highlight", bool())
            .may("client_highlight", bool())
            .may("unlink", bool());

    private static final Kinds RUNS = Kinds.of(
            "Slack",
            run("text").needs("text", text(1, TextRules.LONGEST)),
            run("link").needs("url", text(1, 3000)).may("text", text()).may("unsafe", bool()),
            run("emoji")
                    .needs("name", text(1, 255))
                    .may("unicode", text(1, 255))
                    .may("skin_tone", integer(1, 6)),
            run("user").needs("user_id", text(1, 255)),
            run("channel").needs("channel_id", text(1, 255)),
            run("usergroup").needs("usergroup_id", text(1, 255)),
            run("broadcast").needs("range", Rule.oneOf("here", "channel", "everyone")),
            run("color").needs("value", text(1, 255)),
            run("date")
                    .needs("timestamp", integer(0, Integer.MAX_VALUE))
                    .needs("format", text(1, 255))
                    .may("url", text(1, 3000))
                    .may("fallback", text(1, 255)));

    private static final Shape SECTION = part("rich_text_section", RUNS);

    private static final Kinds PARTS = Kinds.of(
            "Slack",
            SECTION,
            part("rich_text_list", Kinds.of("Slack", SECTION))
                    .needs("style", Rule.oneOf("bullet", "ordered"))
                    .may("indent", integer(0, 8))
                    .may("offset", integer(0, Integer.MAX_VALUE))
                    .may("border", integer(0, 9)),
            part("rich_text_quote", RUNS).may("border", integer(0, 9)),
            part("rich_text_preformatted", RUNS.only("text", "link"))
                    .may("border", integer(0, 9))
                    .may("language", text(1, 255)));

    static final Shape BLOCK = Shape.typed("rich_text").needs("elements", list(1, MANY, PARTS));

    private RichTextRules() {}

    private static Shape run(String type) {
        return Shape.typed(type).may("style", STYLE);
    }

    private static Shape part(String type, Rule content) {
        return Shape.typed(type).needs("elements", list(0, MANY, content));
    }
}
