package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The dialog (task module) that is open before a persona.
 *
 * @param channel where it was opened
 * @param message from which message
 * @param width {@code small}, {@code medium}, {@code large} or pixels
 */
record TeamsDialog(
        String id, String channel, String message, String title, JsonNode width, JsonNode height, JsonNode card) {}
