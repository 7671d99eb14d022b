package org.entrain.core.calendar;

import java.text.Normalizer;
import java.util.Locale;

/** What people type, made comparable: lower case, no accents, one kind of space and of apostrophe. */
final class Plain {
    private static final int LONGEST_ECHO = 80;

    private Plain() {}

    /** Enough of somebody's words to know them by, for a sentence that says what is wrong with them. */
    static String echo(String typed) {
        return typed.length() > LONGEST_ECHO ? typed.substring(0, LONGEST_ECHO) + "..." : typed;
    }

    static String of(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }
}
