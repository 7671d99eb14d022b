package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What Slack refuses, by its name for it. */
final class SlackError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> messages;
    private final transient Optional<String> neededScope;

    SlackError(String error) {
        this(error, List.of(), Optional.empty());
    }

    private SlackError(String error, List<String> messages, Optional<String> neededScope) {
        super(error);
        this.messages = messages;
        this.neededScope = neededScope;
    }

    /** Refused because of what {@code messages} say, one a rule that was broken. */
    static SlackError invalid(String error, List<String> messages) {
        return new SlackError(error, messages, Optional.empty());
    }

    static SlackError missingScope(String needed) {
        return new SlackError("missing_scope", List.of(), Optional.of(needed));
    }

    String error() {
        return String.valueOf(getMessage());
    }

    ObjectNode body() {
        ObjectNode body = Json.object().put("ok", false).put("error", error());
        if (!messages.isEmpty()) {
            var texts = body.putObject("response_metadata").putArray("messages");
            messages.forEach(text -> texts.add("[ERROR] " + text));
        }
        neededScope.ifPresent(needed -> body.put("needed", needed).put("provided", String.join(",", Slack.SCOPES)));
        return body;
    }

    String told() {
        return messages.isEmpty() ? error() : error() + ": " + String.join("; ", messages);
    }
}
