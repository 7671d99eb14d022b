package org.entrain.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The local Slack, as one person uses it. */
final class SlackSide extends Side {
    SlackSide(Story story, String persona, Instant since) {
        super(story, persona, since);
    }

    @Override
    String platform() {
        return "slack";
    }

    @Override
    String channel(String place) {
        return place.equals(BOT) ? "D0" + persona.toUpperCase(Locale.ROOT) : "C0" + place.toUpperCase(Locale.ROOT);
    }

    @Override
    void asks(String place, String words) {
        types(place, "/entrain " + words);
    }

    @Override
    void presses(String place, Said message, String label) {
        ObjectNode press = Story.object(Map.of("channel", channel(place), "message", message.id()));
        press.set("action", action(message.shown().path("blocks"), label));
        act("action", press);
    }

    @Override
    boolean isPrivate(Said message) {
        return message.shown().path("ephemeral").asBoolean();
    }

    @Override
    Optional<Said> window() {
        JsonNode modals = story.state(persona).path("slack").path("modals");
        return modals.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Said(modals.path(modals.size() - 1).path("id").asText(), modals.path(modals.size() - 1)));
    }

    @Override
    void pressesInWindow(String label) {
        Said window = seesWindow(label);
        pressesInView(window.id(), window.shown().path("view"), label);
    }

    @Override
    void sends(Map<String, List<String>> values) {
        Said window = window().orElseThrow();
        ObjectNode form = Story.object(Map.of("view", window.id()));
        ObjectNode entered = form.putObject("values");
        values.forEach((label, chosen) -> {
            JsonNode input = element(window.shown().at("/view/blocks"), "label", label);
            JsonNode element = input.path("element");
            entered.putObject(input.path("block_id").asText())
                    .set(element.path("action_id").asText(), value(element, chosen));
        });
        act("submit", form);
    }

    private ObjectNode value(JsonNode element, List<String> chosen) {
        ObjectNode value = Story.object(Map.of("type", element.path("type").asText()));
        switch (element.path("type").asText()) {
            case "plain_text_input" -> value.put("value", chosen.getFirst());
            case "checkboxes", "multi_static_select" -> {
                ArrayNode options = value.putArray("selected_options");
                chosen.forEach(one -> options.add(element(element.path("options"), "text", one)));
            }
            case "users_select" -> value.put("selected_user", user(chosen.getFirst()));
            case "multi_users_select" -> {
                ArrayNode users = value.putArray("selected_users");
                chosen.forEach(one -> users.add(user(one)));
            }
            case "datepicker" -> value.put("selected_date", chosen.getFirst());
            default -> value.set("selected_option", element(element.path("options"), "text", chosen.getFirst()));
        }
        return value;
    }

    /** The id of whoever has this name here, person or bot. */
    private String user(String name) {
        return story.state(persona).at("/slack/users").properties().stream()
                .filter(user -> user.getValue().asText().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody in slack is called " + name));
    }

    /** Opens the bot's home tab and waits for what it shows. */
    Said home(String words) {
        act("home", Story.JSON.createObjectNode());
        Story.until(
                () -> view().says(words),
                () -> "%s does not read '%s' on the home tab but %s".formatted(persona, words, view().words()));
        return view();
    }

    private Said view() {
        JsonNode view = story.state(persona).at("/slack/home/view");
        return new Said(view.path("id").asText(), view);
    }

    /** Presses a button of the home tab, or of a window. */
    void pressesInView(String view, JsonNode shown, String label) {
        ObjectNode press = Story.object(Map.of("view", view));
        press.set("action", action(shown.path("blocks"), label));
        act("action", press);
    }

    /** The button that reads {@code label}, or the menu with that option chosen, as Slack tells of a press. */
    private static ObjectNode action(JsonNode blocks, String label) {
        for (JsonNode element : blocks.findParents("action_id")) {
            ObjectNode action = Story.JSON.createObjectNode();
            for (String member : List.of("type", "action_id", "value", "text")) {
                if (element.has(member)) {
                    action.set(member, element.get(member));
                }
            }
            action.put("block_id", block(blocks, element));
            if (element.at("/text/text").asText().equals(label)) {
                return action;
            }
            for (JsonNode option : element.path("options")) {
                if (option.at("/text/text").asText().equals(label)) {
                    action.set("selected_option", option);
                    return action;
                }
            }
        }
        throw new AssertionError("Nothing reads '%s' in %s".formatted(label, blocks));
    }

    private static String block(JsonNode blocks, JsonNode element) {
        for (JsonNode block : blocks) {
            if (block.findParents("action_id").contains(element)) {
                return block.path("block_id").asText();
            }
        }
        throw new AssertionError("No block holds " + element);
    }
}
