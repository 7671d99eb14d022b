package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a GIFT file between two blank lines, and the line on which it begins. A comment inside it is an empty line,
 * so that lines can still be counted.
 *
 * @param comments the lines of it, and of what stands right above it, that are comments
 * @param category the one that was named last before it, or {@code ""}
 */
record GiftItem(int line, CharSequence text, String comments, String category) {
    private static final String CATEGORY = "$CATEGORY:";

    /** The items of a file; a category is none. */
    static List<GiftItem> of(String source) {
        var items = new ArrayList<GiftItem>();
        var text = new StringBuilder();
        var comments = new StringBuilder();
        String category = "";
        int begin = 0;
        int number = 0;
        for (String line : lines(source)) {
            number++;
            String content = line.strip();
            boolean comment = content.startsWith("//");
            if (comment) {
                comments.append(content).append('\n');
            }
            if (content.isEmpty()) {
                addTo(items, begin, text, comments, category);
            } else if (!text.isEmpty()) {
                text.append('\n').append(comment ? "" : line);
            } else if (content.startsWith(CATEGORY)) {
                category = content.substring(CATEGORY.length()).strip();
            } else if (!comment) {
                begin = number;
                text.append(line);
            }
        }
        addTo(items, begin, text, comments, category);
        return items;
    }

    private static void addTo(
            List<GiftItem> items, int begin, StringBuilder text, StringBuilder comments, String category) {
        if (!text.isEmpty()) {
            items.add(new GiftItem(begin, text.toString(), comments.toString(), category));
            text.setLength(0);
        }
        comments.setLength(0);
    }

    private static String[] lines(String source) {
        String text = source.startsWith("\uFEFF") ? source.substring(1) : source;
        return text.replace("\0", "") // PostgreSQL cannot keep it
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .split("\n", -1);
    }

    /** The line of the file that holds the character at {@code offset}. */
    int lineOf(int offset) {
        return line
                + (int) text.chars().limit(offset).filter(each -> each == '\n').count();
    }
}
