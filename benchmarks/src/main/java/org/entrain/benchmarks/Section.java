package org.entrain.benchmarks;

import java.util.List;

/**
 * One measurement in the report.
 *
 * @param how what was measured and how
 * @param header of the table's columns
 * @param rows of the table
 * @param notes what else is to be known of these figures
 */
record Section(
        String title, String how, List<String> header, List<List<String>> rows, List<String> notes, List<Goal> goals) {
    Section {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        goals = List.copyOf(goals);
    }

    /** In place of a measurement that could not be made. */
    static Section skipped(String title, String reason) {
        return new Section(title, reason, List.of(), List.of(), List.of(), List.of());
    }
}
