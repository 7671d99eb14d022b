package org.entrain.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entrain.core.chat.Block;

/** Bars made of columns: their colours are the theme's, and a screen reader passes over them to the words. */
final class TeamsBars {
    private TeamsBars() {}

    /**
     * A bar with its label and its value above it.
     *
     * @param most the largest count of its chart
     * @param longest what the label is cut to, in characters
     */
    static ObjectNode bar(Block.Bar bar, int most, int longest) {
        ObjectNode label = TeamsCards.text(TeamsMarkdown.escaped(TeamsMarkdown.cut(bar.name(), longest)));
        if (bar.marked()) {
            label.put("weight", "Bolder");
        }
        ObjectNode words = TeamsJson.object().put("type", "ColumnSet");
        ArrayNode columns = words.putArray("columns");
        column(columns, "stretch").add(label);
        column(columns, "auto").add(TeamsCards.text(TeamsMarkdown.escaped(bar.value())));
        ObjectNode container = TeamsJson.object().put("type", "Container");
        container
                .putArray("items")
                .add(words)
                .add(line(bar.count(), Math.max(1, most), bar.marked() ? "good" : "accent"));
        return container;
    }

    private static ArrayNode column(ArrayNode columns, String width) {
        return columns.addObject().put("type", "Column").put("width", width).putArray("items");
    }

    /** A line of which {@code done} of {@code of} is of this style. */
    static ObjectNode line(int done, int of, String style) {
        ObjectNode bar = TeamsJson.object().put("type", "ColumnSet").put("spacing", "Small");
        ArrayNode columns = bar.putArray("columns");
        part(columns, done, style);
        part(columns, of - done, "emphasis");
        return bar;
    }

    private static void part(ArrayNode columns, int weight, String style) {
        if (weight > 0) {
            columns.addObject()
                    .put("type", "Column")
                    .put("width", weight)
                    .put("style", style)
                    .put("minHeight", "8px")
                    .put("spacing", "None")
                    .putArray("items");
        }
    }
}
