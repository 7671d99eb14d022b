package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;

/**
 * The elements of Adaptive Cards 1.5 that Teams draws: all but Media.
 *
 * @see <a href="https://adaptivecards.io/explorer/">Schema explorer</a>
 */
final class CardElements {
    private static final Shape TEXT = Shape.of("text")
            .may("color", CardWords.COLOR)
            .may("fontType", CardWords.FONT_TYPE)
            .may("isSubtle", CardWords.BOOL_OR_NULL)
            .may("size", CardWords.FONT_SIZE)
            .may("weight", CardWords.FONT_WEIGHT);

    private static final Shape TEXT_BLOCK = CardBase.element("TextBlock")
            .with(TEXT)
            .needs("text", CardWords.SHOWN)
            .may("horizontalAlignment", CardWords.HORIZONTAL)
            .may("maxLines", Rule.number())
            .may("wrap", bool())
            .may("style", CardWords.TEXT_STYLE);

    private static final Shape TEXT_RUN = Shape.typed("TextRun")
            .with(TEXT)
            .needs("text", text())
            .may("highlight", bool())
            .may("italic", bool())
            .may("strikethrough", bool())
            .may("underline", bool())
            .may("selectAction", CardActions::select);

    private static final Shape IMAGE = CardBase.element("Image")
            .needs("url", CardWords.PICTURE)
            .may("altText", text())
            .may("backgroundColor", text())
            .may("height", text())
            .may("width", text())
            .may("horizontalAlignment", CardWords.HORIZONTAL)
            .may("selectAction", CardActions::select)
            .may("size", CardWords.IMAGE_SIZE)
            .may("style", CardWords.IMAGE_STYLE)
            .may("msteams", Shape.of("msteams").may("allowExpand", bool()));

    private static final Shape FACT = Shape.of("Fact")
            .may("type", Rule.oneOf("Fact"))
            .needs("title", text())
            .needs("value", text());

    private static final Kinds ALL = Kinds.of(
            "Teams",
            TEXT_BLOCK,
            CardBase.element("RichTextBlock")
                    .needs("inlines", list(0, CardBase.MANY, CardElements::inline))
                    .may("horizontalAlignment", CardWords.HORIZONTAL),
            IMAGE,
            CardBase.element("ImageSet")
                    .needs("images", list(0, CardBase.MANY, Kinds.of("Teams", IMAGE)))
                    .may("imageSize", CardWords.IMAGE_SIZE),
            CardBase.element("FactSet").needs("facts", list(0, CardBase.MANY, FACT)),
            CardBase.element("ActionSet").needs("actions", CardActions::row),
            CardBoxes.CONTAINER,
            CardBoxes.COLUMN_SET,
            CardBoxes.TABLE,
            CardInputs.TEXT,
            CardInputs.NUMBER,
            CardInputs.DATE,
            CardInputs.TIME,
            CardInputs.TOGGLE,
            CardInputs.CHOICE_SET);

    private CardElements() {}

    /** A list of elements. */
    static void elements(Check elements) {
        list(0, CardBase.MANY, ALL).check(elements);
    }

    private static void inline(Check inline) {
        if (!inline.node().isTextual()) {
            TEXT_RUN.check(inline);
        }
    }

    /** What stands in for an element that is not known. */
    static void fallback(Check fallback) {
        if (fallback.node().isTextual()) {
            CardBase.DROP.check(fallback);
        } else {
            ALL.check(fallback);
        }
    }
}
