package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.text;

/**
 * Slack's pictures, as an element and as a block. Both must say what they show to those who do not see them.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/image-block">Image block</a>
 */
final class ImageRules {
    private static final Shape SLACK_FILE = Shape.of("slack_file")
            .may("id", text(1, 255))
            .may("url", text(1, 3000))
            .also(file -> oneOf(file, "id", "url"));

    static final Shape ELEMENT = Shape.typed("image")
            .may("image_url", text(1, 3000).and(Rule.matching("a web address", "(?is)https?://.+")))
            .may("slack_file", SLACK_FILE)
            .needs("alt_text", text(1, 2000))
            .also(image -> oneOf(image, "image_url", "slack_file"));

    static final Shape BLOCK = ELEMENT.may("block_id", text(1, 255)).may("title", TextRules.plain(2000));

    private ImageRules() {}

    private static void oneOf(Check here, String one, String other) {
        if (here.has(one) == here.has(other)) {
            here.refuse("Must have either %s or %s".formatted(one, other));
        }
    }
}
