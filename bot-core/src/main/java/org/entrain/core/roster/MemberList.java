package org.entrain.core.roster;

import java.util.List;
import java.util.Set;

/**
 * A list of people as it was read, before anybody looked who they are.
 *
 * @param columns those it has
 * @param named everybody's address, also of those whose line has another problem
 * @param rows in the order of their lines, each address once
 * @param problems the lines that cannot be read
 */
record MemberList(Set<Column> columns, Set<String> named, List<Row> rows, List<Problem> problems) {
    MemberList {
        columns = Set.copyOf(columns);
        named = Set.copyOf(named);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    boolean isEmpty() {
        return rows.isEmpty() && problems.isEmpty();
    }

    /** Why a list cannot be read at all: the end of its text's key, and what that is about. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final String what;
        private final String value;

        Unreadable(String what, String value) {
            super(what, null, false, false);
            this.what = what;
            this.value = value;
        }

        String what() {
            return what;
        }

        String value() {
            return value;
        }
    }
}
