package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message in the local Slack.
 *
 * @param ts its id in its channel
 * @param user who wrote it: a user id, the bot's included
 * @param reader the one persona who sees it, where it is ephemeral
 */
record SlackMessage(
        String channel,
        String ts,
        String user,
        Instant at,
        String text,
        Optional<JsonNode> blocks,
        Optional<JsonNode> metadata,
        Optional<Persona> reader,
        boolean edited,
        List<StoredFile> files) {

    boolean seenBy(Persona persona) {
        return reader.isEmpty() || reader.get() == persona;
    }

    boolean isAt(String otherChannel, String otherTs) {
        return channel.equals(otherChannel) && ts.equals(otherTs);
    }

    SlackMessage saying(String newText, Optional<JsonNode> newBlocks, Optional<JsonNode> newMetadata) {
        return new SlackMessage(
                channel,
                ts,
                user,
                at,
                newText,
                newBlocks,
                newMetadata.isPresent() ? newMetadata : metadata,
                reader,
                true,
                files);
    }
}
