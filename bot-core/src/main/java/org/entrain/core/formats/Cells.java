package org.entrain.core.formats;

import java.util.Map;

/**
 * One row of a table.
 *
 * @param number as a spreadsheet counts, from 1
 * @param values what is not empty, without white space around it, by the number of its column, from 0
 */
record Cells(int number, Map<Integer, String> values) {
    Cells {
        values = Map.copyOf(values);
    }

    boolean isBlank() {
        return values.isEmpty();
    }

    String at(int column) {
        return values.getOrDefault(column, "");
    }
}
