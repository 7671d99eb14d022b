package org.entrain.core.challenges;

import java.text.Normalizer;
import java.util.Locale;

/** Words as people type them. */
final class Said {
    private static final int LONGEST_ECHO = 40;

    private Said() {}

    /** Lower case, no accents, one kind of space: people type as their keyboard lets them. */
    static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }

    /** On one line, without what no database keeps. */
    static String line(String words) {
        return words.replace("\0", "").replaceAll("[\\p{Z}\\s]+", " ").strip();
    }

    /** Enough of what somebody said to recognise it by. */
    static String echo(String words) {
        String line = line(words);
        return line.codePointCount(0, line.length()) <= LONGEST_ECHO
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_ECHO)).strip() + "…";
    }
}
