package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.response.Response;
import java.util.Map;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;

/** The HTTP responses that Slack understands as an acknowledgement, or as more than that. */
final class Answers {
    private static final int ERROR_LIMIT = 2_000;

    private Answers() {}

    /** All is well; closes a form. Without a body: over a socket Bolt would wrap even an empty one as a message. */
    static Response ok() {
        return Response.builder().statusCode(200).build();
    }

    /** Slack delivers an event again: at once, after a minute, after five. */
    static Response again() {
        return Response.builder().statusCode(503).build();
    }

    /** Answers a command with a message. */
    static Response message(String responseType, Message message, Place place) {
        return json(Shown.body(responseType, message, place));
    }

    /** Puts another view in the place of the form that was sent. */
    static Response update(ObjectNode view) {
        var body = Json.object().put("response_action", "update");
        body.set("view", view);
        return json(body);
    }

    /** Keeps the form open, and says what to mend beside each field. */
    static Response errors(Map<String, String> errors) {
        var body = Json.object().put("response_action", "errors");
        var fields = body.putObject("errors");
        errors.forEach((field, error) -> fields.put(field, SlackText.shortened(error, ERROR_LIMIT)));
        return json(body);
    }

    private static Response json(ObjectNode body) {
        return Response.builder()
                .statusCode(200)
                .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
                .body(body.toString())
                .build();
    }
}
