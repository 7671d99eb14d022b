package org.entrain.playground.rules;

import static org.entrain.playground.rules.Rule.list;
import static org.entrain.playground.rules.Rule.text;

/**
 * Slack's tables: rows of equal length.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/table-block">Table block</a>
 */
final class TableRules {
    private static final int COLUMNS = 20;

    private static final Kinds CELL = Kinds.of(
            "Slack",
            Shape.typed("raw_text").needs("text", text(1, TextRules.LONGEST)),
            Shape.typed("raw_number").needs("value", Rule.number()).may("text", text(1, TextRules.LONGEST)),
            RichTextRules.BLOCK);

    private static final Shape SETTING = Shape.of("column setting")
            .may("align", Rule.oneOf("left", "center", "right"))
            .may("is_wrapped", Rule.bool());

    static final Shape BLOCK = Shape.typed("table")
            .needs("rows", list(1, 100, list(1, COLUMNS, CELL)))
            .may("column_settings", list(1, COLUMNS, TableRules::setting))
            .also(TableRules::rectangular);

    private TableRules() {}

    private static void setting(Check setting) {
        // A null leaves the column as it is.
        if (!setting.node().isNull()) {
            SETTING.check(setting);
        }
    }

    private static void rectangular(Check table) {
        int columns = table.node().path("rows").path(0).size();
        table.at("rows")
                .items()
                .filter(row -> row.node().size() != columns)
                .forEach(row -> row.refuse("Must have as many cells as the first row, which has " + columns));
        if (table.has("column_settings") && table.node().path("column_settings").size() != columns) {
            table.at("column_settings").refuse("Must be as many as the columns: " + columns);
        }
    }
}
