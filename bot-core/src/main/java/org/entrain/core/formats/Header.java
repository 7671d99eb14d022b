package org.entrain.core.formats;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The row that says what is in which column of a table.
 *
 * @param row its number
 * @param places where each column is, the numbered ones by their number
 * @param unknown the headings of the other columns, by their place
 */
record Header(int row, Map<Column, SortedMap<Integer, Integer>> places, SortedMap<Integer, String> unknown) {
    /** The header that a row is: it names the question, and something to answer it by. */
    static Optional<Header> of(Cells cells) {
        var places = new EnumMap<Column, SortedMap<Integer, Integer>>(Column.class);
        var unknown = new TreeMap<Integer, String>();
        new TreeMap<>(cells.values()).forEach((place, heading) -> {
            boolean known = Column.of(heading)
                    .filter(named -> named.number() > 0 || !named.column().needsNumber())
                    .filter(named -> places.computeIfAbsent(named.column(), column -> new TreeMap<>())
                                    .putIfAbsent(named.number(), place)
                            == null)
                    .isPresent();
            if (!known) {
                unknown.put(place, heading);
            }
        });
        boolean asks = places.containsKey(Column.QUESTION)
                && (places.containsKey(Column.OPTION)
                        || places.containsKey(Column.CORRECT)
                        || places.containsKey(Column.TYPE));
        return asks ? Optional.of(new Header(cells.number(), places, unknown)) : Optional.empty();
    }

    /** How many columns it knows. */
    int known() {
        return places.values().stream().mapToInt(Map::size).sum();
    }

    String at(Column column, Cells cells) {
        return places.getOrDefault(column, new TreeMap<>()).values().stream()
                .findFirst()
                .map(cells::at)
                .orElse("");
    }

    /** What the numbered columns hold, without the empty ones; one that goes without a number holds a list. */
    SortedMap<Integer, String> all(Column column, Cells cells) {
        var all = new TreeMap<Integer, String>();
        places.getOrDefault(column, new TreeMap<>()).forEach((number, place) -> {
            if (number > 0 && !cells.at(place).isEmpty()) {
                all.put(number, cells.at(place));
            }
        });
        if (all.isEmpty()) {
            for (String each : TextLists.readAny(at(column, cells))) {
                all.put(all.size() + 1, each);
            }
        }
        return all;
    }
}
