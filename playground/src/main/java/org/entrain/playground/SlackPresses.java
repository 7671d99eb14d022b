package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.entrain.playground.BotLine.Heard;

/** Buttons, menus and other elements, in messages, modals and home pages, and what becomes of a press. */
final class SlackPresses {
    private final World world;
    private final BotLine line;
    private final SlackPost post;
    private final SlackRoom room;
    private final SlackTickets tickets;
    private final SlackViews views;

    SlackPresses(World world, BotLine line, SlackPost post, SlackRoom room, SlackTickets tickets, SlackViews views) {
        this.world = world;
        this.line = line;
        this.post = post;
        this.room = room;
        this.tickets = tickets;
        this.views = views;
    }

    /** A button, a menu or another element of a message or a view is used. */
    void act(
            Persona persona,
            Optional<String> channel,
            Optional<String> ts,
            Optional<String> view,
            JsonNode given,
            JsonNode state) {
        ObjectNode action = given.deepCopy();
        action.put("action_ts", Slack.ts(world.nextMicros()));
        JsonNode fields = state.isObject() ? state : Json.object().set("values", Json.object());
        if (view.isPresent()) {
            SlackModal modal = views.find(persona, view.get()).orElseThrow(() -> new Refusal("unknown.view"));
            requireElement(modal.view().path("blocks"), action);
            line.inOrder(
                    () -> press(persona, persona.slackDm(), SlackPayloads.viewActions(persona, modal, action, fields)));
            return;
        }
        String where = channel.orElse("");
        SlackMessage message = world.read(memory -> memory.slackMessage(where, ts.orElse("")))
                .filter(found -> found.seenBy(persona))
                .orElseThrow(() -> new Refusal("unknown.message"));
        requireElement(message.blocks().orElseGet(Json::array), action);
        String name = world.read(memory -> Slack.channelName(memory, where));
        ObjectNode payload = SlackPayloads.messageActions(persona, message, name, action, fields);
        payload.put(
                "response_url",
                tickets.responseUrl(persona, where, Optional.of(message)).toString());
        line.inOrder(() -> press(persona, where, payload));
    }

    private static void requireElement(JsonNode blocks, JsonNode action) {
        for (JsonNode found : blocks.findParents("action_id")) {
            if (Json.text(found, "action_id").equals(Json.text(action, "action_id"))) {
                return;
            }
        }
        throw new Refusal("unknown.element", Json.text(action, "action_id"));
    }

    private void press(Persona persona, String channel, ObjectNode payload) {
        payload.put("trigger_id", tickets.trigger(persona));
        if (!(post.interaction(payload) instanceof Heard.Answer answer && answer.ok())) {
            world.refused("slack", "press", payload.at("/actions/0/action_id").asText());
            room.slackbot(persona, channel, Playground.texts(persona).say("slack.press.failed"));
        }
    }
}
