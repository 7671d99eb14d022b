package org.entrain.core.formats;

import java.util.Optional;
import java.util.SortedMap;

/** What each option of a row earns, and what is said to whoever takes it. */
final class RowMarks {
    private final SortedMap<Integer, String> points;
    private final SortedMap<Integer, String> feedbacks;

    RowMarks(Header header, Cells cells) {
        points = header.all(Column.POINTS, cells);
        feedbacks = header.all(Column.FEEDBACK, cells);
    }

    /** Empty where nothing is said. */
    Optional<Double> percent(int option) throws Unreadable {
        String written = points.get(option);
        if (written == null) {
            return Optional.empty();
        }
        return Optional.of(Amounts.readPercent(written).orElseThrow(() -> new Unreadable(0, "points", written)));
    }

    String feedback(int option) {
        return feedbacks.getOrDefault(option, "");
    }
}
