package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entrain.core.formats.Column.Named;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

/**
 * A table of questions.
 *
 * @param rows the header, then one for each question that it can hold; all are equally long
 * @param losses what it cannot hold
 */
record TableWriter(List<List<String>> rows, List<Problem> losses) {
    /** Excel's limit: support.microsoft.com, "Excel specifications and limits". */
    private static final int LONGEST_CELL = 32_767;

    private static final int MOST_OPTIONS = 100;
    private static final Comparator<Named> AS_READ =
            Comparator.comparing(Named::column).thenComparing(Named::number);
    /** There even in an empty table, so that it can be filled. */
    private static final List<Named> ALWAYS = List.of(
            new Named(Column.TYPE, 0),
            new Named(Column.QUESTION, 0),
            new Named(Column.OPTION, 1),
            new Named(Column.OPTION, 2),
            new Named(Column.CORRECT, 0));

    static TableWriter write(List<Item> items, Language language, String format) {
        var losses = new Losses();
        var columns = new TreeSet<>(AS_READ);
        columns.addAll(ALWAYS);
        var questions = new ArrayList<Map<Named, String>>();
        for (int i = 0; i < items.size(); i++) {
            Map<Named, String> cells = RowWriter.write(items.get(i), language);
            losses.addUnreachablePicture(items.get(i), i + 1, format);
            if (fits(cells, i + 1, losses, format)) {
                columns.addAll(cells.keySet());
                questions.add(cells);
            }
        }
        var rows = new ArrayList<List<String>>();
        rows.add(columns.stream()
                .map(named -> named.column().heading(language, named.number()))
                .toList());
        questions.forEach(cells -> rows.add(
                columns.stream().map(named -> cells.getOrDefault(named, "")).toList()));
        return new TableWriter(rows, losses.all());
    }

    private static boolean fits(Map<Named, String> cells, int number, Losses losses, String format) {
        if (cells.keySet().stream().anyMatch(named -> named.number() > MOST_OPTIONS)) {
            losses.add(number, "loss.options", format, MOST_OPTIONS);
            return false;
        }
        if (cells.values().stream().anyMatch(text -> text.length() > LONGEST_CELL)) {
            losses.add(number, "loss.cell", format, LONGEST_CELL);
            return false;
        }
        return true;
    }
}
