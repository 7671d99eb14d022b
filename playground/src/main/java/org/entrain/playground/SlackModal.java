package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A view on a persona's stack of modals, or their home.
 *
 * @param view as the bot sent it
 * @param root the id of the lowest view of its stack
 * @param previous the id of the view below
 * @param errors what the bot says is to be mended, by block id
 */
record SlackModal(
        String id, String root, Optional<String> previous, JsonNode view, String hash, Map<String, String> errors) {

    SlackModal showing(JsonNode newView, String newHash) {
        return new SlackModal(id, root, previous, newView, newHash, Map.of());
    }

    SlackModal withErrors(Map<String, String> newErrors) {
        return new SlackModal(id, root, previous, view, hash, Map.copyOf(newErrors));
    }
}
