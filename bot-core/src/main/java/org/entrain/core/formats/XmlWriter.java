package org.entrain.core.formats;

import java.nio.charset.StandardCharsets;

/** Writes an XML file in UTF-8, an element a line. What XML cannot hold, such as a bell, is left out. */
final class XmlWriter {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /** An element with what {@code children} write within it; the attributes are names and values in turn. */
    void element(String name, Runnable children, String... attributes) {
        indent().append(opened(name, attributes)).append(">\n");
        depth++;
        children.run();
        depth--;
        indent().append("</").append(name).append(">\n");
    }

    /** An element with characters in it. */
    void text(String name, String characters, String... attributes) {
        mixed(name, escaped(characters), attributes);
    }

    /** An element with XML in it that is written already, in which white space counts. */
    void mixed(String name, String inner, String... attributes) {
        indent().append(inline(name, inner, attributes)).append('\n');
    }

    /** A line of XML that is written already. */
    void line(String inner) {
        indent().append(inner).append('\n');
    }

    /** An element within a line. */
    static String inline(String name, String inner, String... attributes) {
        return inner.isEmpty()
                ? opened(name, attributes) + "/>"
                : opened(name, attributes) + ">" + inner + "</" + name + ">";
    }

    byte[] file() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Characters as they are written between tags or in quotation marks, so that they are read as they were. */
    static String escaped(String characters) {
        var written = new StringBuilder(characters.length() + 16);
        characters.codePoints().filter(XmlWriter::isHeld).forEach(each -> {
            switch (each) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\t', '\n', '\r' -> written.append("&#").append(each).append(';');
                default -> written.appendCodePoint(each);
            }
        });
        return written.toString();
    }

    /** Whether XML 1.0 can hold a character (section 2.2). */
    static boolean isHeld(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= ' ' && codePoint < 0xD800)
                || (codePoint >= 0xE000 && codePoint < 0xFFFE)
                || codePoint > 0xFFFF;
    }

    private static String opened(String name, String... attributes) {
        var tag = new StringBuilder("<").append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            tag.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return tag.toString();
    }

    private StringBuilder indent() {
        return xml.repeat(' ', 2 * depth);
    }
}
