package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/** The arguments of a call of the Web API: JSON, or a form in which structures are JSON text. */
final class SlackArguments {
    private SlackArguments() {}

    static JsonNode of(Context ctx) {
        String contentType = Optional.ofNullable(ctx.contentType()).orElse("");
        if (contentType.startsWith("application/json")) {
            return Json.parse(ctx.body())
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new SlackError(ctx.body().isBlank() ? "no_text" : "invalid_json"));
        }
        ObjectNode arguments = Json.object();
        ctx.queryParamMap().forEach((name, values) -> arguments.put(name, values.getFirst()));
        if (contentType.startsWith("application/x-www-form-urlencoded")
                || contentType.startsWith("multipart/form-data")) {
            ctx.formParamMap().forEach((name, values) -> arguments.put(name, values.getFirst()));
        } else if (!ctx.body().isEmpty()) {
            throw new SlackError("invalid_post_type");
        }
        return arguments;
    }

    /** A structure, which may have come as text; throws {@link SlackError} {@code malformed} where it is none. */
    static Optional<JsonNode> structure(JsonNode arguments, String name, String malformed) {
        return Json.member(arguments, name)
                .filter(value -> !value.isTextual() || !value.asText().isEmpty())
                .map(value -> value.isTextual() ? parsed(value.asText(), malformed) : value)
                .map(value -> {
                    if (!value.isContainerNode()) {
                        throw new SlackError(malformed);
                    }
                    return value;
                });
    }

    private static JsonNode parsed(String text, String malformed) {
        return Json.parse(text).orElseThrow(() -> new SlackError(malformed));
    }

    /** An argument that there must be. */
    static String required(JsonNode arguments, String name) {
        String value = Json.text(arguments, name);
        if (value.isEmpty()) {
            throw new SlackError("invalid_arguments");
        }
        return value;
    }

    /** A flag, {@code true} or {@code 1}. */
    static boolean flag(JsonNode arguments, String name) {
        String value = Json.text(arguments, name);
        return value.equals("true") || value.equals("1");
    }
}
