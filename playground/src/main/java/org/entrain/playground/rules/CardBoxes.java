package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.bool;
import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;

/** What holds other elements in an Adaptive Card: containers, columns and tables. */
final class CardBoxes {
    private static final Shape BACKGROUND = Shape.of("BackgroundImage")
            .may("type", Rule.oneOf("BackgroundImage"))
            .needs("url", CardWords.PICTURE)
            .may("fillMode", CardWords.FILL_MODE)
            .may("horizontalAlignment", CardWords.HORIZONTAL)
            .may("verticalAlignment", CardWords.VERTICAL);

    /** What may be said of any box. */
    private static final Shape BOX = Shape.of("box")
            .may("selectAction", CardActions::select)
            .may("style", CardWords.CONTAINER_STYLE)
            .may("bleed", bool())
            .may("minHeight", text());

    /** What may be said of a box that holds elements one below another. */
    private static final Shape STACK = BOX.may("verticalContentAlignment", CardWords.VERTICAL)
            .may("backgroundImage", CardBoxes::background)
            .may("rtl", CardWords.BOOL_OR_NULL);

    private static final Shape CELLS = Shape.of("cells")
            .may("horizontalCellContentAlignment", CardWords.HORIZONTAL)
            .may("verticalCellContentAlignment", CardWords.VERTICAL);

    static final Shape CONTAINER = CardBase.element("Container").with(STACK).needs("items", CardElements::elements);

    private static final Shape COLUMN = Shape.of("Column")
            .may("type", Rule.oneOf("Column"))
            .with(STACK)
            .with(withoutHeight())
            .may("items", CardElements::elements)
            .may("width", CardWords.WIDTH)
            .may("fallback", CardBoxes::columnFallback);

    static final Shape COLUMN_SET = CardBase.element("ColumnSet")
            .with(BOX)
            .may("columns", list(0, CardBase.MANY, COLUMN))
            .may("horizontalAlignment", CardWords.HORIZONTAL);

    private static final Shape CELL = Shape.of("TableCell")
            .may("type", Rule.oneOf("TableCell"))
            .with(STACK)
            .needs("items", CardElements::elements);

    private static final Shape ROW = Shape.of("TableRow")
            .may("type", Rule.oneOf("TableRow"))
            .with(CELLS)
            .may("cells", list(0, CardBase.MANY, CELL))
            .may("style", CardWords.CONTAINER_STYLE);

    private static final Shape TABLE_COLUMN = Shape.of("TableColumnDefinition")
            .may("type", Rule.oneOf("TableColumnDefinition"))
            .with(CELLS)
            .may("width", CardWords.WIDTH);

    static final Shape TABLE = CardBase.element("Table")
            .with(CELLS)
            .may("columns", list(0, CardBase.MANY, TABLE_COLUMN))
            .may("rows", list(0, CardBase.MANY, ROW))
            .may("firstRowAsHeader", bool())
            .may("showGridLines", bool())
            .may("gridStyle", CardWords.CONTAINER_STYLE);

    private CardBoxes() {}

    static void background(Check background) {
        if (background.node().isTextual()) {
            CardWords.PICTURE.check(background);
        } else {
            BACKGROUND.check(background);
        }
    }

    private static Shape withoutHeight() {
        return Shape.of("column")
                .may("id", text())
                .may("isVisible", bool())
                .may("requires", CardBase.REQUIRES)
                .may("separator", bool())
                .may("spacing", CardWords.SPACING);
    }

    private static void columnFallback(Check fallback) {
        if (fallback.node().isTextual()) {
            CardBase.DROP.check(fallback);
        } else {
            COLUMN.check(fallback);
        }
    }
}
