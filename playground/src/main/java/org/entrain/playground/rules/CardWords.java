package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that Adaptive Cards 1.5 chooses from, and its addresses. Upper and lower case are the same. */
final class CardWords {
    static final Rule SPACING = word("default", "none", "small", "medium", "large", "extraLarge", "padding");
    static final Rule HEIGHT = word("auto", "stretch");
    static final Rule CONTAINER_STYLE = orNull(word("default", "emphasis", "good", "attention", "warning", "accent"));
    static final Rule HORIZONTAL = orNull(word("left", "center", "right"));
    static final Rule VERTICAL = orNull(word("top", "center", "bottom"));
    static final Rule COLOR = orNull(word("default", "dark", "light", "accent", "good", "warning", "attention"));
    static final Rule FONT_SIZE = orNull(word("default", "small", "medium", "large", "extraLarge"));
    static final Rule FONT_TYPE = orNull(word("default", "monospace"));
    static final Rule FONT_WEIGHT = orNull(word("default", "lighter", "bolder"));
    static final Rule TEXT_STYLE = orNull(word("default", "heading"));
    static final Rule IMAGE_SIZE = word("auto", "stretch", "small", "medium", "large");
    static final Rule IMAGE_STYLE = word("default", "person");
    static final Rule FILL_MODE = word("cover", "repeatHorizontally", "repeatVertically", "repeat");
    static final Rule ACTION_STYLE = word("default", "positive", "destructive");
    static final Rule ACTION_MODE = word("primary", "secondary");
    static final Rule ASSOCIATED_INPUTS = word("auto", "none");
    static final Rule CHOICE_STYLE = word("compact", "expanded");
    static final Rule TEXT_INPUT_STYLE = word("text", "tel", "url", "email", "password");

    static final Rule BOOL_OR_NULL = orNull(Rule.bool());
    static final Rule WIDTH = Rule.is("a text or a number", node -> node.isTextual() || node.isNumber());

    /** A text that shows. */
    static final Rule SHOWN = Rule.is(
            "a text that is not blank",
            node -> node.isTextual() && !node.asText().isBlank());

    /** Teams fetches pictures by https; a machine's own address may do without, to try things. */
    static final Rule PICTURE = Rule.is("an https address", CardWords::isSafe);

    /** What a button of Teams opens: a page, a mail, a call, or a place in Teams. */
    static final Rule LINK = Rule.is(
            "a whole address: https, mailto, tel or msteams",
            node -> isSafe(node)
                    || uri(node)
                            .map(URI::getScheme)
                            .filter(Set.of("http", "mailto", "tel", "msteams")::contains)
                            .isPresent());

    private CardWords() {}

    private static Rule word(String... words) {
        var known =
                Arrays.stream(words).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return Rule.is(
                "one of " + String.join(", ", words),
                node -> node.isTextual() && known.contains(node.asText().toLowerCase(Locale.ROOT)));
    }

    private static Rule orNull(Rule rule) {
        return here -> {
            if (!here.node().isNull()) {
                rule.check(here);
            }
        };
    }

    private static boolean isSafe(JsonNode address) {
        return uri(address)
                .filter(uri -> uri.getHost() != null)
                .filter(uri -> "https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme())
                                && Set.of("localhost", "127.0.0.1").contains(uri.getHost())))
                .isPresent();
    }

    private static Optional<URI> uri(JsonNode address) {
        try {
            return Optional.of(new URI(address.asText())).filter(URI::isAbsolute);
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
