package org.entrain.core.formats;

import java.util.regex.Pattern;

/** Plain text as the XHTML of a QTI item: lines are lines; where more white space counts, as in code, all of it does. */
final class QtiMarkup {
    private static final Pattern COUNTS = Pattern.compile("\\t|  |(?m)^ | $");

    private QtiMarkup() {}

    /** A paragraph. */
    static String block(String text) {
        return counts(text) ? inline(text) : "<p>" + inline(text) + "</p>";
    }

    /** As part of a line, unless its white space counts. */
    static String inline(String text) {
        return counts(text) ? "<pre>" + XmlWriter.escaped(lines(text)) + "</pre>" : part(text);
    }

    /** A part of a line, whatever stands around it. */
    static String part(String text) {
        return XmlWriter.escaped(lines(text)).replace("&#10;", "<br/>");
    }

    static boolean counts(String text) {
        return COUNTS.matcher(lines(text).strip()).find();
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
