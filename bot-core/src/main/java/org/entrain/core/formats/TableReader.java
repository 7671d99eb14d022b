package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entrain.core.questions.Question;

/** Makes questions of the rows of a table, one by one as they come; the first rows may be anything until the header. */
final class TableReader {
    /** The header stands within so many rows that are not blank. */
    static final int ROWS_TO_HEADER = 30;

    static final int MOST_ROWS = 50_000;
    private static final String ROW = "row.";

    private final List<Numbered> questions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Losses losses = new Losses();
    private final TreeSet<Integer> passedOver = new TreeSet<>();
    private Optional<Header> header = Optional.empty();
    private int rows;

    /** Takes the next row; throws {@link Unreadable} where it is one too many. */
    void take(Cells cells) throws Unreadable {
        if (cells.isBlank()) {
            return;
        }
        rows++;
        if (rows > MOST_ROWS) {
            throw new Unreadable(0, ROW + "too-many", MOST_ROWS);
        }
        if (header.isPresent()) {
            read(header.get(), cells);
        } else if (rows <= ROWS_TO_HEADER) {
            header = Header.of(cells);
        }
    }

    private void read(Header columns, Cells cells) {
        try {
            var reader = new RowReader(columns, cells);
            Question question = reader.question();
            questions.add(new Numbered(
                    cells.number(),
                    reader.extras().of(question, (key, value) -> losses.add(cells.number(), ROW + key, value))));
            columns.unknown().keySet().stream()
                    .filter(place -> !cells.at(place).isEmpty())
                    .forEach(passedOver::add);
        } catch (Unreadable e) {
            problems.add(new Problem(cells.number(), ROW + e.key(), e.arguments()));
        }
    }

    /** Adds what is wrong with the whole table from {@code row} on. */
    void give(int row, Unreadable problem) {
        problems.add(new Problem(row, problem.key(), problem.arguments()));
    }

    /** How many columns are known; 0 while there is no header. */
    int known() {
        return header.map(Header::known).orElse(0);
    }

    Imported imported() {
        header.ifPresent(columns -> passedOver.forEach(place ->
                losses.add(columns.row(), ROW + "left.column", columns.unknown().getOrDefault(place, ""))));
        return new Imported(questions, problems, losses.all(), Map.of());
    }
}
