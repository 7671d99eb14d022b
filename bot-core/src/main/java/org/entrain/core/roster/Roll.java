package org.entrain.core.roster;

import java.util.List;
import java.util.Set;

/**
 * A list held against who is there: what taking it would do.
 *
 * @param columns those the list has
 * @param good the rows that can be taken
 * @param problems the others, by line
 * @param already how many of the good ones are members already, or known where no community is meant
 * @param changed how many of those get another role
 * @param unmet how many of the good ones no platform has shown yet
 */
record Roll(Set<Column> columns, List<Row> good, List<Problem> problems, int already, int changed, int unmet) {
    Roll {
        columns = Set.copyOf(columns);
        good = List.copyOf(good);
        problems = List.copyOf(problems);
    }

    /** How many become members, or known where no community is meant. */
    int fresh() {
        return good.size() - already;
    }
}
