package org.entrain.playground.rules;

/**
 * Slack's text objects and confirmation dialogs.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/composition-objects/text-object">Text object</a>
 */
final class TextRules {
    /** The longest text of any text object. */
    static final int LONGEST = 3000;

    private static final Rule STYLE = Rule.oneOf("primary", "danger");

    private TextRules() {}

    /** A {@code plain_text} of 1 to {@code most} characters. */
    static Rule plain(int most) {
        return Kinds.of("Slack", plainText(most), markdown(most)).only("plain_text");
    }

    /** A {@code plain_text} or a {@code mrkdwn} of 1 to {@code most} characters. */
    static Rule any(int most) {
        return Kinds.of("Slack", plainText(most), markdown(most));
    }

    static Shape plainText(int most) {
        return Shape.typed("plain_text").needs("text", Rule.text(1, most)).may("emoji", Rule.bool());
    }

    static Shape markdown(int most) {
        return Shape.typed("mrkdwn").needs("text", Rule.text(1, most)).may("verbatim", Rule.bool());
    }

    /** "Are you sure?": https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object. */
    static Shape confirm() {
        return Shape.of("confirm")
                .needs("title", plain(100))
                .needs("text", any(300))
                .needs("confirm", plain(30))
                .needs("deny", plain(30))
                .may("style", STYLE);
    }

    static Rule style() {
        return STYLE;
    }
}
