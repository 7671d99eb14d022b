package org.entrain.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Words.Span;
import org.entrain.core.chat.Workspace;

/**
 * {@link Words} as Slack's mrkdwn. Slack has no escape for its own markup characters: where a person's text holds one
 * that could open markup, it is drawn with a character that looks the same.
 */
final class Mrkdwn {
    /** A marker where Slack could take it for the beginning or the end of markup: anywhere but inside a word. */
    private static final Pattern OPENING =
            Pattern.compile("(?<![\\p{L}\\p{N}])[*_~`]|[*_~`](?![\\p{L}\\p{N}])|^>", Pattern.MULTILINE);

    /** An address on the web, without the punctuation after it. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|]*[^\\s<>|.,;:!?)\\]'\"]");

    /** What a text holds where one of these expressions can match: looking for that is cheaper than asking them. */
    private static final String MARKUP = "*_~`>";

    private static final String LINKED = "://";

    private static final Pattern MARKER = Pattern.compile("[*_~`]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{1,64}");
    /** Lets markup begin and end inside a word. */
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private Mrkdwn() {}

    /** The words in pieces of at most {@code limit} characters; none where there is nothing to read. */
    static List<String> pieces(Words words, Workspace workspace, int limit) {
        if (words.plain().isBlank()) {
            return List.of();
        }
        String drawn = draw(words, workspace);
        if (drawn.length() <= limit) {
            return List.of(drawn);
        }
        int middle = middle(words.plain());
        var pieces = new ArrayList<>(pieces(part(words, 0, middle), workspace, limit));
        pieces.addAll(pieces(part(words, middle, Integer.MAX_VALUE), workspace, limit));
        return pieces;
    }

    /** Whether Slack could draw the words as plain text, in which nothing at all is markup, and nothing a link. */
    static boolean isPlain(Words words) {
        return words.spans().stream().allMatch(Words.Plain.class::isInstance) && !holdsLink(words.plain());
    }

    static String draw(Words words, Workspace workspace) {
        var drawn = new StringBuilder();
        for (Span span : words.spans()) {
            String next = switch (span) {
                case Words.Plain(var text) -> harmless(text);
                case Words.Strong(var text) -> marked("*", text);
                case Words.Emphasis(var text) -> marked("_", text);
                case Words.Typed(var command) -> marked("`", "/entrain " + command);
                case Words.Mention mention -> mention(mention, workspace);
            };
            if (touches(drawn, next)) {
                drawn.append(ZERO_WIDTH_SPACE);
            }
            drawn.append(next);
        }
        return drawn.toString();
    }

    private static String mention(Words.Mention mention, Workspace workspace) {
        // An id that is no id could close the angle and open another.
        boolean here = mention.account().workspace().equals(workspace)
                && ID.matcher(mention.account().id()).matches();
        return here ? "<@" + mention.account().id() + ">" : harmless(mention.name());
    }

    /** A person's text in which nothing is markup; an address on the web is a link that shows where it leads. */
    static String harmless(String text) {
        if (!text.contains(LINKED)) {
            return withoutMarkup(text);
        }
        var drawn = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            drawn.append(withoutMarkup(text.substring(end, link.start())));
            drawn.append('<').append(SlackText.escaped(link.group())).append('>');
            end = link.end();
        }
        return drawn.append(withoutMarkup(text.substring(end))).toString();
    }

    private static String withoutMarkup(String text) {
        return SlackText.escaped(
                mayHoldMarkup(text) ? OPENING.matcher(text).replaceAll(marker -> lookAlike(marker.group())) : text);
    }

    private static boolean mayHoldMarkup(String text) {
        return MARKUP.chars().anyMatch(marker -> text.indexOf(marker) >= 0);
    }

    private static boolean holdsLink(String text) {
        return text.contains(LINKED) && LINK.matcher(text).find();
    }

    private static String marked(String marker, String text) {
        String inner = MARKER.matcher(SPACE.matcher(text.strip()).replaceAll(" "))
                .replaceAll(match -> lookAlike(match.group()));
        return inner.isEmpty() ? "" : marker + SlackText.escaped(inner) + marker;
    }

    private static String lookAlike(String marker) {
        return switch (marker) {
            case "*" -> "\u2217";
            case "_" -> "\u02CD";
            case "~" -> "\u223C";
            case "`" -> "\u02CB";
            default -> "\u203A";
        };
    }

    private static boolean touches(StringBuilder before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        char last = before.charAt(before.length() - 1);
        char first = after.charAt(0);
        return (Character.isLetterOrDigit(last) && "*_`".indexOf(first) >= 0)
                || ("*_`".indexOf(last) >= 0 && Character.isLetterOrDigit(first));
    }

    /** Where to cut in two: after the line break or the space nearest before the middle, if one is near. */
    private static int middle(String plain) {
        int half = Math.max(1, plain.length() / 2);
        for (String separator : List.of("\n", " ")) {
            int at = plain.lastIndexOf(separator, half);
            if (at > half / 2) {
                return at + 1;
            }
        }
        return Character.isLowSurrogate(plain.charAt(half)) ? half + 1 : half;
    }

    private static Words part(Words words, int from, int to) {
        var spans = new ArrayList<Span>();
        int start = 0;
        for (Span span : words.spans()) {
            int length = span.plain().length();
            int begin = Math.clamp(from - start, 0, length);
            int end = Math.clamp((long) to - start, 0, length);
            if (begin == 0 && end == length) {
                spans.add(span);
            } else if (begin < end) {
                spans.add(withText(span, span.plain().substring(begin, end)));
            }
            start += length;
        }
        return new Words(spans);
    }

    private static Span withText(Span span, String text) {
        return switch (span) {
            case Words.Plain _, Words.Typed _, Words.Mention _ -> new Words.Plain(text);
            case Words.Strong _ -> new Words.Strong(text);
            case Words.Emphasis _ -> new Words.Emphasis(text);
        };
    }
}
