package org.entrain.core.questions;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a text that somebody typed is the text that a question accepts, for a person's idea of the same: case,
 * accents, spacing and the shape of an apostrophe make no difference. Takes time proportional to the two lengths'
 * product at worst.
 */
final class Likeness {
    /** An asterisk that is no wildcard is written {@code \*}, as in Moodle's short answers. */
    private static final Pattern WILDCARD = Pattern.compile("(?<!\\\\)\\*+");

    /** Accents and what is invisible; only these: the vowel signs of Devanagari, say, are combining marks too, and are letters. */
    private static final Pattern UNHEARD = Pattern.compile("[\\p{InCombiningDiacriticalMarks}\\p{Cf}]+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    /** French sets a space before a percent sign, English does not; neither knows better. */
    private static final Pattern AROUND_SIGNS = Pattern.compile(" ?([\\p{P}\\p{S}]) ?");

    private static final String ASTERISK = "*";
    private static final String STAND_IN = "\uE000";

    private final String pattern;

    Likeness(String pattern) {
        this.pattern = pattern;
    }

    boolean of(String typed) {
        List<String> parts = Stream.of(
                        folded(WILDCARD.matcher(pattern).replaceAll(STAND_IN)).split(STAND_IN, -1))
                .map(part -> part.replace("\\*", ASTERISK))
                .toList();
        String text = folded(typed);
        return parts.size() == 1 ? text.equals(parts.getFirst()) : fits(text, parts);
    }

    private static boolean fits(String text, List<String> parts) {
        int end = text.length() - parts.getLast().length();
        if (!text.startsWith(parts.getFirst()) || !text.endsWith(parts.getLast())) {
            return false;
        }
        int at = parts.getFirst().length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return at <= end;
    }

    /** The pattern that only {@code text} itself is like. */
    static String literal(String text) {
        return text.replace(ASTERISK, "\\*");
    }

    boolean hasWildcard() {
        return WILDCARD.matcher(pattern).find();
    }

    /** Whether anything at all fits. */
    boolean isAnything() {
        return WILDCARD.matcher(pattern).replaceAll("").isBlank();
    }

    /** What is compared of a pattern without a wildcard. */
    String text() {
        return folded(pattern).replace("\\*", ASTERISK);
    }

    /** The pattern as a person would write it. */
    String inWords() {
        return WILDCARD.matcher(pattern).replaceAll("…").replace("\\*", ASTERISK);
    }

    static String folded(String text) {
        String letters = UNHEARD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT) // first up, then down: ß and SS, and the two small sigmas, become one
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace('’', '\'')
                .replace('ʼ', '\'');
        String spaced = SPACES.matcher(letters).replaceAll(" ");
        return AROUND_SIGNS.matcher(spaced).replaceAll("$1").strip();
    }
}
