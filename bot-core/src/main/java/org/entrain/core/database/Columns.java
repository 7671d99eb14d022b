package org.entrain.core.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of many rows, as a statement that takes them all at once is given them. */
public final class Columns {
    private Columns() {}

    /** One part of each row, in their order; null where a row has none. */
    public static <T> Object[] each(List<T> rows, Function<T, @Nullable Object> part) {
        return rows.stream().map(part).toArray();
    }
}
