package org.entrain.core.pairing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was said to start a programme, in English or French: "coffee every 2 weeks monday 10:00 in threes", "mentorat
 * toutes les 8 semaines lundi 9h".
 *
 * @param kind what for; empty where nothing that was said names it
 * @param size how many meet; as it was said, whether that is possible or not
 * @param rest the words that say when
 */
record StartWords(Optional<Kind> kind, int size, String rest) {
    private static final Map<Kind, Pattern> KINDS = kinds();
    private static final Map<String, Integer> NUMBERS = numbers();
    /** A number after "à" is an hour. */
    private static final Pattern SIZE =
            Pattern.compile("(?<![^ ])(?:(?:in |par |en )?(?:groups of|groupes de)|in|par|en|a(?! \\d)) (\\d{1,3}|"
                    + String.join("|", NUMBERS.keySet()) + ")(?= |$)");

    static StartWords read(String words) {
        String rest = plain(words);
        Optional<Kind> kind = Optional.empty();
        for (Map.Entry<Kind, Pattern> one : KINDS.entrySet()) {
            Matcher named = one.getValue().matcher(rest);
            if (named.find()) {
                kind = Optional.of(one.getKey());
                rest = named.replaceFirst(" ").strip();
                break;
            }
        }
        Matcher sized = SIZE.matcher(rest);
        if (!sized.find()) {
            return new StartWords(kind, Terms.LEAST_SIZE, rest);
        }
        String said = sized.group(1);
        int size = NUMBERS.containsKey(said) ? NUMBERS.get(said) : Integer.parseInt(said);
        return new StartWords(
                kind, size, sized.replaceFirst(" ").replaceAll(" +", " ").strip());
    }

    /** The kind that a word names, in either language. */
    static Optional<Kind> kind(String words) {
        return read(words).kind();
    }

    /** Lower case, no accents, one kind of space: people type as their keyboard lets them. */
    static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }

    private static Map<Kind, Pattern> kinds() {
        var kinds = new LinkedHashMap<Kind, Pattern>();
        kinds.put(Kind.MENTORING, Pattern.compile("^(?:mentoring|mentors?|mentorat)(?= |$)"));
        kinds.put(Kind.PEER, Pattern.compile("^(?:peer learning|peers?|learning|entre pairs|pairs|entraide)(?= |$)"));
        kinds.put(Kind.COFFEE, Pattern.compile("^(?:coffees?|cafes?)(?= |$)"));
        return kinds;
    }

    private static Map<String, Integer> numbers() {
        var numbers = new LinkedHashMap<String, Integer>();
        String[] each = {"pairs twos deux binomes", "threes trois trios", "fours quatre", "fives cinq", "sixes six"};
        for (int i = 0; i < each.length; i++) {
            int size = i + Terms.LEAST_SIZE;
            Arrays.stream(each[i].split(" ", -1)).forEach(word -> numbers.put(word, size));
        }
        return numbers;
    }
}
