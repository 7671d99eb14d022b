package org.entrain.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Words.Span;

/**
 * Words as the subset of Markdown that a card's text block understands ("Text features", Adaptive Cards). What people
 * wrote is escaped, so that it stays text.
 *
 * @param tenant whose people can be mentioned
 * @param mentions collects what the card's {@code msteams.entities} must hold
 */
record TeamsMarkdown(String tenant, ArrayNode mentions) {
    private static final Pattern INLINE = Pattern.compile("[\\\\*_`~\\[\\]<&]");
    private static final Pattern LINE_START = Pattern.compile("(?m)^([ \\t]*)([-+#>=]|(\\d{1,9})([.)]))");
    private static final Pattern MENTION_UNSAFE = Pattern.compile("[\\\\*_`~\\[\\]<>&\\r\\n]");

    /** Plain text that stays what it is. */
    static String escaped(String text) {
        String inline = INLINE.matcher(text).replaceAll("\\\\$0");
        String lines = LINE_START
                .matcher(inline)
                .replaceAll(start -> start.group(3) == null
                        ? start.group(1) + "\\\\" + start.group(2)
                        : start.group(1) + start.group(3) + "\\\\" + start.group(4));
        return lines.replaceAll("\\R", "\n\n");
    }

    /** The words, in Markdown, each text cut to {@code longest} characters. */
    String of(Words words, int longest) {
        return words.spans().stream().map(span -> of(span, longest)).collect(Collectors.joining());
    }

    private String of(Span span, int longest) {
        return switch (span) {
            case Words.Plain plain -> escaped(cut(plain.text(), longest));
            case Words.Strong strong -> wrapped("**", cut(strong.text(), longest));
            case Words.Emphasis emphasis -> wrapped("_", cut(emphasis.text(), longest));
            case Words.Typed typed -> "“" + escaped(typed.command()) + "”";
            case Words.Mention mention -> mention(mention);
        };
    }

    /** A mark touches its text, or it is no mark. */
    private static String wrapped(String mark, String text) {
        String core = text.strip();
        if (core.isEmpty()) {
            return text;
        }
        int start = text.indexOf(core);
        return text.substring(0, start) + mark + escaped(core) + mark + text.substring(start + core.length());
    }

    private String mention(Words.Mention mention) {
        if (!mention.account().workspace().platform().equals(TeamsPlatform.PLATFORM)
                || !mention.account().workspace().id().equals(tenant)) {
            return escaped(mention.name());
        }
        String name = MENTION_UNSAFE.matcher(mention.name()).replaceAll(" ").strip();
        String text = "<at>" + name + "</at>";
        boolean known = mentions.valueStream()
                .anyMatch(entity -> entity.at("/mentioned/id")
                        .asText()
                        .equals(mention.account().id()));
        if (!known) {
            mentions.addObject()
                    .put("type", "mention")
                    .put("text", text)
                    .putObject("mentioned")
                    .put("id", mention.account().id())
                    .put("name", name);
        }
        return text;
    }

    /** The text, cut to {@code longest} characters at the most. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
