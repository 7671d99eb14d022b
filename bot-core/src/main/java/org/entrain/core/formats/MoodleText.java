package org.entrain.core.formats;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a Moodle XML file: an element with its format as an attribute and the words in a {@code text} of its own. */
final class MoodleText {
    private static final Pattern IMAGE = Pattern.compile("<img\\b([^<>]*+)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE = attribute("src");
    private static final Pattern ALTERNATIVE = attribute("alt");
    /** Before the name of a file that comes with the text. */
    static final String WITH_IT = "@@PLUGINFILE@@/";

    private MoodleText() {}

    /** A picture in a text, by its source and what it says instead. */
    record Image(String source, String alternative) {}

    static String plain(XmlElement holder) {
        return plain(holder.text("text"), holder.attribute("format"));
    }

    static String plain(String written, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "plain_text", "markdown" -> written.strip();
            case "moodle_auto_format" -> Html.plain(written.replace("\n", "<br>"));
            default -> Html.plain(written);
        };
    }

    static List<Image> images(XmlElement holder) {
        return IMAGE.matcher(holder.text("text"))
                .results()
                .map(image -> new Image(first(SOURCE, image.group(1)), first(ALTERNATIVE, image.group(1))))
                .toList();
    }

    /** The file that an image shows, if it came with the text and can be read. */
    static Optional<byte[]> file(XmlElement holder, Image image) {
        String name = image.source().substring(WITH_IT.length()).replaceFirst("\\?.*", "");
        String file = unescaped(name.substring(name.lastIndexOf('/') + 1));
        return holder.children("file")
                .filter(each -> each.attribute("name").equals(file))
                .findFirst()
                .flatMap(each -> decoded(each.text()));
    }

    /**
     * {@code text} as HTML that {@link Html#plain} gives back as it was: a line is a line, and white space that a browser
     * would drop is written as characters.
     *
     * @param special characters that may not stand there themselves
     * @param between whether it stands between other words
     */
    static String html(String text, String special, boolean between) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        var html = new StringBuilder(lines.length() + 16);
        for (int i = 0; i < lines.length(); i++) {
            char each = lines.charAt(i);
            boolean alone = isSolid(lines, i - 1, between) && isSolid(lines, i + 1, between);
            if (each == ' ' && alone) {
                html.append(each);
            } else if (each == '\n' && alone) {
                html.append("<br>");
            } else if ("&<>".indexOf(each) >= 0 || special.indexOf(each) >= 0 || Character.isWhitespace(each)) {
                html.append("&#").append((int) each).append(';');
            } else {
                html.append(each);
            }
        }
        return html.toString();
    }

    private static boolean isSolid(String text, int at, boolean between) {
        return (at < 0 || at >= text.length()) ? between : !Character.isWhitespace(text.charAt(at));
    }

    private static Pattern attribute(String name) {
        return Pattern.compile("\\s" + name + "\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)')", Pattern.CASE_INSENSITIVE);
    }

    private static String first(Pattern attribute, String attributes) {
        Matcher found = attribute.matcher(attributes);
        if (!found.find()) {
            return "";
        }
        return Html.plain(found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64.strip().getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A name in an address, as it is without its percent signs. */
    static String unescaped(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
