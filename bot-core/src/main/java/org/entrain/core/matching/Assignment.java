package org.entrain.core.matching;

import java.util.Arrays;

/**
 * Rows to columns at least cost, exactly: the Hungarian method (Kuhn, 1955) with shortest augmenting paths and prices, row after
 * row; O(rows^2 columns).
 */
final class Assignment {
    private static final int NONE = -1;

    private final long[][] costs;
    private final int columns;
    private final long[] rowPrice;
    private final long[] columnPrice;
    private final int[] rowOf;

    private Assignment(long[][] costs, int columns) {
        this.costs = costs;
        this.columns = columns;
        this.rowPrice = new long[costs.length];
        this.columnPrice = new long[columns];
        this.rowOf = new int[columns];
        Arrays.fill(rowOf, NONE);
    }

    /** Each row's column; there are as many columns as rows at least. */
    static int[] columns(long[][] costs, int columns) {
        var assignment = new Assignment(costs, columns);
        for (int row = 0; row < costs.length; row++) {
            assignment.add(row);
        }
        int[] of = new int[costs.length];
        for (int column = 0; column < columns; column++) {
            if (assignment.rowOf[column] != NONE) {
                of[assignment.rowOf[column]] = column;
            }
        }
        return of;
    }

    private void add(int newcomer) {
        long[] least = new long[columns];
        int[] before = new int[columns];
        boolean[] reached = new boolean[columns];
        Arrays.fill(least, Long.MAX_VALUE);
        int column = NONE;
        int row = newcomer;
        while (row != NONE) {
            int next = NONE;
            for (int other = 0; other < columns; other++) {
                if (!reached[other]) {
                    long slack = costs[row][other] - rowPrice[row] - columnPrice[other];
                    if (slack < least[other]) {
                        least[other] = slack;
                        before[other] = column;
                    }
                    next = next == NONE || least[other] < least[next] ? other : next;
                }
            }
            reprice(newcomer, least[next], least, reached);
            column = next;
            reached[column] = true;
            row = rowOf[column];
        }
        while (column != NONE) {
            rowOf[column] = before[column] == NONE ? newcomer : rowOf[before[column]];
            column = before[column];
        }
    }

    private void reprice(int newcomer, long by, long[] least, boolean[] reached) {
        rowPrice[newcomer] += by;
        for (int column = 0; column < columns; column++) {
            if (reached[column]) {
                rowPrice[rowOf[column]] += by;
                columnPrice[column] -= by;
            } else {
                least[column] -= by;
            }
        }
    }
}
