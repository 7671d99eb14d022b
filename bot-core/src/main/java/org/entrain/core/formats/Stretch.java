package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a GIFT source, between two offsets. What it looks for is never found where a backslash escapes it. Each method
 * goes over it once.
 */
record Stretch(CharSequence source, int from, int to) {
    static final int NONE = -1;
    private static final String ESCAPABLE = "~=#{}:\\n";

    static Stretch of(CharSequence source) {
        return new Stretch(source, 0, source.length());
    }

    boolean isEmpty() {
        return from >= to;
    }

    boolean startsWith(String token) {
        return hasAt(from, token);
    }

    boolean has(String token) {
        return find(token) != NONE;
    }

    /** The offset of the first {@code token}, or {@link #NONE}. */
    int find(String token) {
        for (int at = from; at < to; at += width(at)) {
            if (hasAt(at, token)) {
                return at;
            }
        }
        return NONE;
    }

    /** The offset of the last {@code token}, or {@link #NONE}. */
    int findLast(String token) {
        int found = NONE;
        for (int at = from; at < to; at += width(at)) {
            if (hasAt(at, token)) {
                found = at;
            }
        }
        return found;
    }

    /** What lies before the first of {@code signs}, then from each of them up to the next. */
    List<Stretch> cutBefore(String signs) {
        var parts = new ArrayList<Stretch>();
        int begin = from;
        for (int at = from; at < to; at += width(at)) {
            if (signs.indexOf(source.charAt(at)) >= 0) {
                parts.add(new Stretch(source, begin, at));
                begin = at;
            }
        }
        parts.add(new Stretch(source, begin, to));
        return parts;
    }

    /** How many of {@code signs} there are. */
    int count(String signs) {
        int count = 0;
        for (int at = from; at < to; at += width(at)) {
            count += signs.indexOf(source.charAt(at)) >= 0 ? 1 : 0;
        }
        return count;
    }

    Stretch startingAt(int offset) {
        return new Stretch(source, Math.min(offset, to), to);
    }

    Stretch endingAt(int offset) {
        return new Stretch(source, from, offset);
    }

    /** Without white space around it. */
    Stretch stripped() {
        int begin = from;
        int end = to;
        while (begin < end && Character.isWhitespace(source.charAt(begin))) {
            begin++;
        }
        while (begin < end && Character.isWhitespace(source.charAt(end - 1))) {
            end--;
        }
        return new Stretch(source, begin, end);
    }

    /** What {@code pattern} finds at the beginning. */
    Matcher beginning(Pattern pattern) {
        return pattern.matcher(source).region(from, to);
    }

    /** As it stands in the source. */
    String raw() {
        return source.subSequence(from, to).toString();
    }

    /** The text that {@code raw} stands for: a backslash that escapes nothing is a backslash. */
    static String unescaped(String raw) {
        var text = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char each = raw.charAt(at);
            if (each == '\\' && at + 1 < raw.length() && ESCAPABLE.indexOf(raw.charAt(at + 1)) >= 0) {
                at++;
                text.append(raw.charAt(at) == 'n' ? '\n' : raw.charAt(at));
            } else {
                text.append(each);
            }
        }
        return text.toString();
    }

    private int width(int at) {
        boolean escape = source.charAt(at) == '\\' && at + 1 < to && ESCAPABLE.indexOf(source.charAt(at + 1)) >= 0;
        return escape ? 2 : 1;
    }

    private boolean hasAt(int at, String token) {
        if (at + token.length() > to) {
            return false;
        }
        for (int i = 0; i < token.length(); i++) {
            if (source.charAt(at + i) != token.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
