package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.playground.BotLine.Heard;

/**
 * Modals that are sent or closed, and what the bot's answer does to them
 * (<a href="https://docs.slack.dev/surfaces/modals/">Modals</a>).
 */
final class SlackSubmissions {
    private final World world;
    private final BotLine line;
    private final SlackPost post;
    private final SlackTickets tickets;
    private final SlackViews views;

    SlackSubmissions(World world, BotLine line, SlackPost post, SlackTickets tickets, SlackViews views) {
        this.world = world;
        this.line = line;
        this.post = post;
        this.tickets = tickets;
        this.views = views;
    }

    /** A modal is sent. */
    void submit(Persona persona, String view, JsonNode values) {
        SlackModal modal = modal(persona, view);
        JsonNode state = SlackForms.complete(modal.view(), values);
        Map<String, String> missing = SlackForms.missing(modal.view(), state, Playground.texts(persona));
        if (!missing.isEmpty()) {
            views.mark(persona, modal, missing);
            return;
        }
        ObjectNode payload =
                SlackPayloads.submission(persona, modal, state).put("trigger_id", tickets.trigger(persona));
        line.inOrder(() -> {
            Heard heard = post.interaction(payload);
            if (heard instanceof Heard.Answer answer && answer.ok()) {
                submitted(persona, modal, answer.body());
            } else {
                trouble(persona, modal, "form");
            }
        });
    }

    private void submitted(Persona persona, SlackModal modal, String body) {
        if (body.isBlank()) {
            views.close(persona, modal);
            return;
        }
        JsonNode response = Json.parse(body).orElseGet(Json::object);
        try {
            switch (Json.text(response, "response_action")) {
                case "clear" -> views.clear(persona);
                case "errors" -> views.mark(persona, modal, errors(modal, response.path("errors")));
                case "update" -> {
                    SlackViews.check(response.path("view"), "modal");
                    views.update(persona, modal, response.path("view"));
                }
                case "push" -> {
                    SlackViews.check(response.path("view"), "modal");
                    views.push(persona, response.path("view"));
                }
                default -> trouble(persona, modal, "form.action");
            }
        } catch (SlackError e) {
            trouble(persona, modal, "form.answer", e.told());
        }
    }

    private static Map<String, String> errors(SlackModal modal, JsonNode errors) {
        var byBlock = new HashMap<String, String>();
        for (JsonNode block : modal.view().path("blocks")) {
            String id = Json.text(block, "block_id");
            if (Json.text(block, "type").equals("input") && errors.has(id)) {
                byBlock.put(id, errors.path(id).asText());
            }
        }
        if (byBlock.isEmpty() || byBlock.size() != errors.size()) {
            throw SlackError.invalid("invalid_errors", List.of("errors must name input blocks of the view"));
        }
        return byBlock;
    }

    private void trouble(Persona persona, SlackModal modal, String key, Object... arguments) {
        world.refused("slack", key, arguments);
        views.mark(persona, modal, Map.of("", Playground.texts(persona).say("slack.trouble")));
    }

    /** A modal is closed without being sent. */
    void close(Persona persona, String view) {
        SlackModal modal = modal(persona, view);
        views.close(persona, modal);
        if (modal.view().path("notify_on_close").asBoolean()) {
            line.inOrder(() -> post.interaction(SlackPayloads.closed(persona, modal)));
        }
    }

    private SlackModal modal(Persona persona, String view) {
        return views.find(persona, view).orElseThrow(() -> new Refusal("unknown.view"));
    }
}
