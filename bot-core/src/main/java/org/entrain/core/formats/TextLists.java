package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Several short texts in one, with {@code ;} between them; one that belongs to a text is written {@code \;}. */
final class TextLists {
    /** More than any question has; a file could hold millions, and memory not. */
    static final int MOST = 1_000;

    private TextLists() {}

    /** One more than {@link #MOST} at most. */
    static List<String> read(String written) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (int at = 0; at < written.length() && texts.size() <= MOST; at++) {
            char each = written.charAt(at);
            if (each == '\\' && at + 1 < written.length() && ";\\".indexOf(written.charAt(at + 1)) >= 0) {
                at++;
                text.append(written.charAt(at));
            } else if (each == ';') {
                addTo(texts, text);
            } else {
                text.append(each);
            }
        }
        addTo(texts, text);
        return texts;
    }

    /** Several texts that somebody put into one cell: each on a line of its own, or with {@code |} or {@code ;} between them. */
    static List<String> readAny(String written) {
        return written.indexOf('\n') >= 0
                ? written.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(MOST + 1)
                        .toList()
                : written.indexOf('|') >= 0 ? read(written.replace(";", "\\;").replace('|', ';')) : read(written);
    }

    private static void addTo(List<String> texts, StringBuilder text) {
        if (!text.toString().isBlank()) {
            texts.add(text.toString().strip());
        }
        text.setLength(0);
    }

    static String write(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("\\", "\\\\").replace(";", "\\;"))
                .collect(joining("; "));
    }
}
