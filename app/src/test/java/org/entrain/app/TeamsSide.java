package org.entrain.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The local Teams, as one person uses it. */
final class TeamsSide extends Side {
    private static final String OPTIONS_BUTTON = "OK";

    TeamsSide(Story story, String persona, Instant since) {
        super(story, persona, since);
    }

    @Override
    String platform() {
        return "teams";
    }

    @Override
    String channel(String place) {
        return place.equals(BOT) ? "a:" + persona : "19:" + place + "@thread.tacv2";
    }

    @Override
    void asks(String place, String words) {
        types(place, place.equals(BOT) ? words : "@Entrain " + words);
    }

    @Override
    void presses(String place, Said message, String label) {
        JsonNode card = message.shown().path("attachments");
        ObjectNode press = Story.object(Map.of("channel", channel(place), "message", message.id()));
        JsonNode button = button(card, label);
        press.set("data", data(card, button, label));
        if (button.path("type").asText().equals("Action.Execute")) {
            act("execute", press.put("verb", button.path("verb").asText()));
        } else {
            act("submit", press);
        }
    }

    /** The button that reads {@code label}; or the one beside the list that has such an option. */
    private static JsonNode button(JsonNode card, String label) {
        return card.findParents("title").stream()
                .filter(node -> node.path("type").asText().startsWith("Action."))
                .filter(node -> node.path("title").asText().equals(label))
                .findFirst()
                .orElseGet(() -> element(card, "title", OPTIONS_BUTTON));
    }

    private static ObjectNode data(JsonNode card, JsonNode button, String label) {
        ObjectNode data = button.path("data").deepCopy();
        for (JsonNode list : card.findParents("choices")) {
            for (JsonNode choice : list.path("choices")) {
                if (choice.path("title").asText().equals(label)) {
                    data.set(list.path("id").asText(), choice.path("value"));
                }
            }
        }
        return data;
    }

    @Override
    boolean isPrivate(Said message) {
        return message.shown().path("own").asBoolean()
                || message.shown().path("targeted").asBoolean();
    }

    @Override
    Optional<Said> window() {
        JsonNode dialog = story.state(persona).path("teams").path("dialog");
        return dialog.isObject() ? Optional.of(new Said(dialog.path("id").asText(), dialog)) : Optional.empty();
    }

    @Override
    void pressesInWindow(String label) {
        Said window = seesWindow(label);
        JsonNode card = window.shown().path("card");
        submit(window, data(card, button(card, label), label));
    }

    @Override
    void sends(Map<String, List<String>> values) {
        Said window = window().orElseThrow();
        JsonNode card = window.shown().path("card");
        ObjectNode data = card.path("actions").path(0).path("data").deepCopy();
        // Teams sends what stands in every input, also where nobody touched it.
        card.path("body").findParents("value").stream()
                .filter(input -> input.path("type").asText().startsWith("Input."))
                .forEach(input -> data.set(input.path("id").asText(), input.path("value")));
        values.forEach((label, chosen) -> {
            JsonNode input = element(card.path("body"), "label", label);
            data.put(
                    input.path("id").asText(),
                    chosen.stream().map(one -> value(input, one)).collect(Collectors.joining(",")));
        });
        submit(window, data);
    }

    private String value(JsonNode input, String chosen) {
        if (input.has("choices.data")) {
            return element(story.state(persona).at("/teams/people"), "name", chosen)
                    .path("id")
                    .asText();
        }
        return input.has("choices")
                ? element(input.path("choices"), "title", chosen).path("value").asText()
                : chosen;
    }

    private void submit(Said window, ObjectNode data) {
        ObjectNode sent = Story.object(Map.of("dialog", window.id()));
        sent.set("data", data);
        act("dialog/submit", sent);
    }
}
