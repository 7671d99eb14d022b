package org.entrain.core.formats;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that XML cannot hold, as a workbook writes them: {@code _x000B_} (ECMA-376, part 1, 22.9.2.19). */
final class SheetText {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** What only looks like one. */
    private static final Pattern BEFORE_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private SheetText() {}

    static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        String plain = BEFORE_ESCAPE.matcher(text).replaceAll("_x005F_");
        plain.codePoints().forEach(each -> {
            if (isXml(each)) {
                escaped.appendCodePoint(each);
            } else {
                escaped.append("_x%04X_".formatted(each));
            }
        });
        return escaped.toString();
    }

    static String unescaped(String text) {
        return text.indexOf('_') < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                        .replace("\0", "");
    }

    private static boolean isXml(int character) {
        return character >= ' '
                ? character < 0xD800 || (character > 0xDFFF && character != 0xFFFE && character != 0xFFFF)
                : character == '\t' || character == '\n';
    }
}
