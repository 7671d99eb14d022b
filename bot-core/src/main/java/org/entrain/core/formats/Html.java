package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.translate.EntityArrays;

/** The plain text of the HTML that question banks hold. Takes time in proportion to its length. */
final class Html {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** Possessive, so that a tag without an end is given up at once. */
    private static final Pattern TAG = Pattern.compile("</?+([a-zA-Z!][a-zA-Z0-9]*+)[^<>]*+>");

    private static final Set<String> LINES =
            Set.of("p", "br", "div", "li", "ul", "ol", "tr", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,9}));");
    /** By their names in HTML 4, and the apostrophe, which has one in XML. */
    private static final Map<String, String> NAMED = Stream.of(
                    EntityArrays.BASIC_UNESCAPE,
                    EntityArrays.APOS_UNESCAPE,
                    EntityArrays.ISO8859_1_UNESCAPE,
                    EntityArrays.HTML40_EXTENDED_UNESCAPE)
            .flatMap(some -> some.entrySet().stream())
            .collect(toUnmodifiableMap(
                    each -> each.getKey().toString().replaceAll("[&;]", ""),
                    each -> each.getValue().toString()));

    private Html() {}

    static String plain(String html) {
        String spaced =
                SPACES.matcher(withoutComments(html).replace("&nbsp;", " ")).replaceAll(" ");
        String untagged = TAG.matcher(spaced)
                .replaceAll(tag -> LINES.contains(tag.group(1).toLowerCase(Locale.ROOT)) ? "\n" : "");
        String lines = Stream.of(untagged.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(joining("\n"));
        String text = ENTITY.matcher(lines).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
        return text.isBlank() ? "" : text;
    }

    private static String withoutComments(String html) {
        var text = new StringBuilder(html.length());
        int at = 0;
        int begin = html.indexOf("<!--");
        while (begin >= 0) {
            int end = html.indexOf("-->", begin);
            if (end < 0) {
                break;
            }
            text.append(html, at, begin);
            at = end + 3;
            begin = html.indexOf("<!--", at);
        }
        return text.append(html, at, html.length()).toString();
    }

    /** {@code text} as HTML in which nothing of it can be taken for a tag or for mere spacing. */
    static String of(String text) {
        var html = new StringBuilder(text.length() + 16);
        text.chars().forEach(each -> {
            if ("&<>".indexOf(each) >= 0 || Character.isWhitespace(each)) {
                html.append("&#").append(each).append(';');
            } else {
                html.append((char) each);
            }
        });
        return html.toString();
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        boolean readable = Character.isDefined(code) && Character.getType(code) != Character.SURROGATE && code != 0;
        return readable ? Character.toString(code) : entity.group();
    }
}
