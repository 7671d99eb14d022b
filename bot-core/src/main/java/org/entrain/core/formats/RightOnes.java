package org.entrain.core.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which options a cell says are right: by their letters, by their numbers from 1, or by their texts. */
final class RightOnes {
    private static final int LETTERS = 26;
    /** A longer cell is one text: a hundred letters with signs between them are far shorter. */
    private static final int LONGEST_LIST = 5_000;

    private final SortedMap<Integer, String> options;
    private final Map<String, Integer> places = new HashMap<>();

    RightOnes(SortedMap<Integer, String> options) {
        this.options = options;
        options.forEach((place, text) -> places.putIfAbsent(plain(text), place));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    Set<Integer> read(String cell) throws Unreadable {
        boolean list = cell.length() <= LONGEST_LIST;
        Optional<Set<Integer>> named = list ? named(cell) : Optional.empty();
        if (named.isPresent()) {
            return named.get();
        }
        Stream<List<String>> readings = list
                ? Stream.of(List.of(cell), TextLists.readAny(cell), List.of(cell.split(",", -1)))
                : Stream.of(List.of(cell));
        return readings.flatMap(texts -> texts(texts).stream())
                .findFirst()
                .orElseThrow(() -> new Unreadable(0, "correct-unknown", cell));
    }

    /** Empty where not all of it are letters or numbers of options. */
    private Optional<Set<Integer>> named(String cell) throws Unreadable {
        var named = new TreeSet<Integer>();
        for (String part : cell.replace(" et ", " ").replace(" and ", " ").split("[\\s,;.&|/]+", -1)) {
            if (!part.isEmpty()) {
                int place = part.matches("[0-9]{1,3}") ? Integer.parseInt(part) : place(part);
                if (!options.containsKey(place)) {
                    return Optional.empty();
                }
                checkClear(part, place);
                named.add(place);
            }
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }

    /** Where "4" is the fourth option and the text of another, nobody can tell which is meant; a letter is always a place. */
    private void checkClear(String part, int place) throws Unreadable {
        boolean number = Character.isDigit(part.charAt(0));
        if (number && !part.equals(options.get(place)) && places.containsKey(part)) {
            throw new Unreadable(0, "correct-unclear", part, letters(place));
        }
    }

    private Optional<Set<Integer>> texts(List<String> texts) {
        List<Integer> found = texts.stream()
                .flatMap(text -> Optional.ofNullable(places.get(plain(text))).stream())
                .toList();
        return found.size() < texts.size() ? Optional.empty() : Optional.of(new TreeSet<>(found));
    }

    /** A is 1, Z is 26, AA is 27; 0 for what is no one or two letters. */
    private static int place(String letters) {
        if (!letters.matches("[A-Za-z]{1,2}")) {
            return 0;
        }
        return letters.toUpperCase(Locale.ROOT).chars().reduce(0, (sum, letter) -> sum * LETTERS + letter - 'A' + 1);
    }

    /** The letter of a place, from 1. */
    static String letters(int place) {
        String last = String.valueOf((char) ('A' + (place - 1) % LETTERS));
        return place > LETTERS ? letters((place - 1) / LETTERS) + last : last;
    }

    static String write(List<Integer> places) {
        return places.stream().map(RightOnes::letters).collect(Collectors.joining(", "));
    }
}
