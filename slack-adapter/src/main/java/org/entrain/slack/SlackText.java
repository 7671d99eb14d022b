package org.entrain.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as Slack writes it, to and fro: "Formatting text for app surfaces" in Slack's documentation. */
final class SlackText {
    /** {@code <@U1>}, {@code <@U1|ann>}, {@code <#C1|general>}, {@code <!here>}, {@code <https://...|label>}. */
    private static final Pattern ANGLED = Pattern.compile("<([@#!]?)([^>|]*)(?:\\|([^>]*))?>");

    private SlackText() {}

    /** The three characters that Slack reads as control characters, made harmless: then nothing pings and nothing links. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** At most {@code limit} characters, with an ellipsis for what was cut; never half a character, never empty. */
    static String shortened(String text, int limit) {
        if (text.isBlank()) {
            return "…";
        }
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        boolean splits = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end) + "…";
    }

    /** Like {@link #shortened}, escaped; the limit counts what the escaping adds. */
    static String escapedWithin(String text, int limit) {
        String cut = shortened(text, limit);
        String escaped = escaped(cut);
        while (escaped.length() > limit) {
            cut = shortened(cut, cut.length() - Math.max(1, (escaped.length() - limit) / 5));
            escaped = escaped(cut);
        }
        return escaped;
    }

    /**
     * What a person typed, as they read it: the bot's own mention taken off, mentions and links as plain words, the three
     * escaped characters unescaped.
     *
     * @param bot the bot's user id; may be empty
     */
    static String typed(String text, String bot) {
        Matcher angled = ANGLED.matcher(text);
        String plain = angled.replaceAll(match -> Matcher.quoteReplacement(
                match.group(1).equals("@") && match.group(2).equals(bot)
                        ? ""
                        : readable(match.group(1), match.group(2), match.group(3) == null ? "" : match.group(3))));
        return plain.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static String readable(String kind, String id, String label) {
        return switch (kind) {
            case "@" -> "@" + id;
            case "#" -> "#" + (label.isEmpty() ? id : label);
            case "!" -> label.isEmpty() ? "@" + id : label;
            default -> id.startsWith("mailto:") ? id.substring("mailto:".length()) : id;
        };
    }
}
