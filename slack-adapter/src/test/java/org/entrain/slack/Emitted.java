package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrain.playground.rules.BlockKitRules;
import org.entrain.playground.rules.Violation;

/** Whatever leaves in any test is something that Slack accepts. */
final class Emitted {
    private static final List<String> JSON_ARGUMENTS = List.of("blocks", "view", "metadata");

    private Emitted() {}

    /** Everything that Slack's stand-in was sent. */
    static void isAccepted(WireMockServer slack) {
        slack.getAllServeEvents().forEach(served -> isAccepted(served.getRequest()));
    }

    private static void isAccepted(LoggedRequest request) {
        String method = request.getUrl().substring(request.getUrl().lastIndexOf('/') + 1);
        JsonNode body = request.getBodyAsString().startsWith("{")
                ? Json.read(request.getBodyAsString())
                : arguments(request.getBodyAsString());
        List<Violation> violations = switch (method) {
            case "views.open", "views.update", "views.publish" -> BlockKitRules.view(body.path("view"));
            case "chat.postMessage", "chat.postEphemeral", "chat.update", "respond" -> BlockKitRules.message(body);
            default -> List.of();
        };
        assertThat(violations).as(method + " " + body).isEmpty();
    }

    /** What acknowledges a request. */
    static void isAccepted(String acknowledgement) {
        if (!acknowledgement.startsWith("{")) {
            return;
        }
        JsonNode body = Json.read(acknowledgement);
        if (body.has("view")) {
            isView(body.path("view"));
        } else if (body.has("response_type")) {
            isMessage(body);
        }
    }

    static void isMessage(JsonNode body) {
        assertThat(BlockKitRules.message(body)).as(body.toString()).isEmpty();
    }

    static void isView(JsonNode view) {
        assertThat(BlockKitRules.view(view)).as(view.toString()).isEmpty();
    }

    private static ObjectNode arguments(String form) {
        ObjectNode arguments = Json.object();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = pair.substring(0, equals);
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (JSON_ARGUMENTS.contains(name)) {
                    arguments.set(name, Json.read(value));
                } else {
                    arguments.put(name, value);
                }
            }
        }
        return arguments;
    }
}
