package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;
import static org.entrain.playground.rules.TextRules.any;
import static org.entrain.playground.rules.TextRules.plain;

/**
 * Slack's blocks, and where each may stand.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 */
final class BlockRules {
    private static final Kinds ALL = Kinds.of(
            "Slack",
            block("header").needs("text", plain(150)).may("level", Rule.integer(1, 4)),
            block("section")
                    .may("text", any(TextRules.LONGEST))
                    .may("fields", list(1, 10, any(2000)))
                    .may("accessory", ElementRules.inSection())
                    .may("expand", bool())
                    .also(BlockRules::saysSomething),
            block("context").needs("elements", list(1, 10, ElementRules.inContext())),
            block("divider"),
            ImageRules.BLOCK,
            block("actions")
                    .needs("elements", list(1, 25, ElementRules.inActions()))
                    .also(BlockRules::ownActionIds),
            block("input")
                    .needs("label", plain(2000))
                    .needs("element", ElementRules.inInput())
                    .may("hint", plain(2000))
                    .may("optional", bool())
                    .may("dispatch_action", bool()),
            RichTextRules.BLOCK.may("block_id", text(1, 255)),
            block("markdown").needs("text", text(1, 12_000)),
            TableRules.BLOCK.may("block_id", text(1, 255)));

    private static final Kinds IN_VIEW =
            ALL.only("header", "section", "context", "divider", "image", "actions", "input", "rich_text");

    private BlockRules() {}

    /** A list of at most 50 blocks, as in a message. */
    static Rule inMessage() {
        return list(0, 50, ALL).and(BlockRules::ownBlockIds);
    }

    /** A list of 1 to 100 blocks, as in a modal or a home tab, which take neither markdown nor tables. */
    static Rule inView() {
        return list(1, 100, IN_VIEW).and(BlockRules::ownBlockIds);
    }

    private static Shape block(String type) {
        return Shape.typed(type).may("block_id", text(1, 255));
    }

    private static void saysSomething(Check section) {
        if (!section.has("text") && !section.has("fields")) {
            section.refuse("section needs 'text' or 'fields'");
        }
    }

    private static void ownActionIds(Check actions) {
        Rule.unique("action_id", actions.at("elements").items().map(element -> element.at("action_id")));
    }

    private static void ownBlockIds(Check blocks) {
        Rule.unique("block_id", blocks.items().map(block -> block.at("block_id")));
    }
}
