package org.entrain.core.calendar;

import java.text.Normalizer;
import java.util.Locale;

/** What people type, made comparable: lower case, no accents, one kind of space and of apostrophe. */
final class Plain {
    private Plain() {}

    static String of(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }
}
